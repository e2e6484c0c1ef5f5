import { describe, expect, it } from "vitest";
import { sweepWaitlists } from "@/server/booking";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { findCityById } from "@/server/tenancy";
import { apiOf, book, NOON } from "../../support/booking";
import { type EatingFamily, makeEaters } from "../../support/canteen";
import { mailsOf, statesOf } from "../../support/closing";
import { CLOSED, closingStage, FRIDAY, THURSDAY } from "../../support/closing-stage";
import { makeAgent } from "../../support/factory";
import { fullSchool } from "../../support/full-school";
import { writeOpening } from "../../support/openings";
import { insert, owner } from "../../support/owner";

const stage = closingStage(["activites.gerer", "journal.lire"]);
const { desk, close, eaters } = stage;

describe("who is told", () => {
  it("each household once, of its own days only, and never twice by a job that runs again", async () => {
    const [mother, father] = [await eaters([THURSDAY]), await makeEaters(stage.canteen, [])];
    await insert("family_child", {
      city_id: stage.canteen.city.id,
      family_id: father.familyId,
      child_id: mother.child,
    });
    await book(stage.canteen, father, { wanted: [`${mother.child}.${FRIDAY}`] });
    const closingId = await close({ from: "03/12/2026", to: "04/12/2026" });
    await mailsOf(stage.canteen, "closing", closingId);
    const mails = await mailsOf(stage.canteen, "closing", closingId);
    expect(mails).toHaveLength(2);
    const to = ({ familyId }: EatingFamily) => mails.find((mail) => mail.familyId === familyId)?.lines.join("\n") ?? "";
    expect(to(mother)).toMatch(/jeudi 3 décembre, .*Restauration scolaire\u00a0: réservation annulée, sans frais/);
    expect(to(mother)).not.toMatch(/– vendredi 4/);
    expect(to(father)).toMatch(/vendredi 4 décembre, .*réservation annulée, sans frais/);
    expect(to(father)).not.toMatch(/– jeudi 3/);
    for (const family of [mother, father]) expect(to(family)).toContain("Raison\u00a0: Grève");
  });

  it("by telephone where there is no e-mail, for whoever may read dossiers", async () => {
    const family = await eaters([THURSDAY]);
    await owner().query("UPDATE person SET email = '', phone = '0600000001', usage_name = 'Sansmail' WHERE id = $1", [
      family.personId,
    ]);
    await owner().query("UPDATE account SET email = '' WHERE id = $1", [family.accountId]);
    const id = await close(CLOSED);
    expect(await mailsOf(stage.canteen, "closing", id)).toEqual([]);
    expect((await desk().view({ id })).toCall).toEqual({ count: 1, households: null });
    const reader = await makeAgent(stage.canteen.city.id, ["activites.gerer", "familles.lire"]);
    const { toCall } = await apiOf(stage.canteen, reader).booking.closing.view({ id });
    expect(toCall.households).toMatchObject([
      { familyId: family.familyId, name: "Camille Sansmail", phones: ["0600000001"] },
    ]);
  });
});

describe("the journal", () => {
  it("says who closed which days of which school, and who opened them again", async () => {
    const id = await close({ ...CLOSED, activityId: stage.canteen.activityId });
    await desk().reopen({ id, sure: "on" });
    const { entries } = await apiOf(stage.canteen, stage.agent, systemClock.now().toString()).backoffice.journal.read({
      subject: "closing",
    });
    const [reopened, closed] = entries.map(({ who, what, changes }) => ({
      who,
      what,
      said: Object.fromEntries(changes.map(({ column, after }) => [column, after])),
    }));
    const who = "Agent d’essai";
    const thursday = "3 décembre 2026";
    expect(closed).toEqual({
      who,
      what: "Ajout\u00a0: Fermeture",
      said: {
        intitulé: "Grève",
        "premier jour": thursday,
        "dernier jour": thursday,
        école: "École du Lac",
        activité: "Restauration scolaire",
      },
    });
    expect(reopened).toEqual({
      who,
      what: "Modification\u00a0: Fermeture",
      said: { "rouvert à partir du": thursday },
    });
  });
});

describe("reopening", () => {
  it("opens the days, books nobody again, and tells until when one can book", async () => {
    const family = await eaters();
    const id = await close({ from: "03/12/2026", to: "04/12/2026" });
    expect((await desk().reopening({ id })).recap).toMatchObject({ days: [THURSDAY, FRIDAY], families: 1 });
    await desk().reopen({ id, sure: "on" });
    await desk().reopen({ id, sure: "on" });
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "cancelled" });
    expect(await desk().view({ id })).toMatchObject({ reopenedFrom: THURSDAY, reopensFrom: null });
    const [mail, ...more] = await mailsOf(stage.canteen, "reopening", id);
    expect(more).toEqual([]);
    expect(mail?.lines.join("\n")).toMatch(/jeudi 3 décembre, .*à réserver avant le mardi 1er décembre à 11\u00a0h/);
    await book(stage.canteen, family, { wanted: [`${family.child}.${THURSDAY}`] });
    const { rows } = await owner().query(
      "SELECT status FROM booking WHERE family_id = $1 AND day = $2 ORDER BY status",
      [family.familyId, THURSDAY],
    );
    expect(rows).toEqual([{ status: "booked" }, { status: "cancelled" }]);
  });

  it("says to each child when the town's windows let it book again", async () => {
    const [resident, other] = [await eaters([THURSDAY]), await eaters([THURSDAY])];
    await owner().query("UPDATE family SET residence = 'outside' WHERE id = $1", [other.familyId]);
    const id = await close(CLOSED);
    const days = { firstDay: THURSDAY, lastDay: THURSDAY };
    await writeOpening(stage.canteen, { ...days, opensAt: "2026-11-01T08:00+01:00", residences: ["commune"] });
    await writeOpening(stage.canteen, { ...days, opensAt: "2026-11-27T08:00+01:00" });
    try {
      await desk().reopen({ id, sure: "on" });
      const mails = await mailsOf(stage.canteen, "reopening", id);
      const to = ({ familyId }: EatingFamily) =>
        mails
          .find((mail) => mail.familyId === familyId)
          ?.lines.join("\n")
          .replaceAll("\u00a0", " ");
      expect(to(resident)).toMatch(/jeudi 3 décembre, .*à réserver avant le mardi 1er décembre à 11 h/);
      expect(to(other)).toMatch(/jeudi 3 décembre, .*à réserver à partir du vendredi 27 novembre à 8 h/);
    } finally {
      await owner().query("DELETE FROM opening_window");
    }
  });

  it("only opens what is left of it, and says when it is too late to book", async () => {
    const family = await eaters();
    const id = await close({ from: "03/12/2026", to: "04/12/2026" });
    const friday = "2026-12-04T08:00:00+01:00";
    await desk(friday).reopen({ id, sure: "on" });
    const { rows } = await owner().query("SELECT day::text FROM closure WHERE closing_id = $1", [id]);
    expect(rows).toEqual([{ day: THURSDAY }]);
    const [mail] = await mailsOf(stage.canteen, "reopening", id, friday);
    expect(mail?.familyId).toBe(family.familyId);
    expect(mail?.lines.join("\n")).toMatch(/vendredi 4 décembre, .*le délai de réservation est passé/);
    expect(mail?.lines.join("\n")).not.toContain("– jeudi 3");
  });

  it("does not promise a day that another closing keeps closed", async () => {
    await eaters([THURSDAY]);
    const id = await close(CLOSED);
    await insert("closure", {
      city_id: stage.canteen.city.id,
      id: newId(),
      school_id: stage.schoolId,
      day: THURSDAY,
      label: "Neige",
    });
    const kept = [{ day: THURSDAY, labels: ["Neige"], partly: false }];
    expect((await desk().reopening({ id })).recap).toMatchObject({ days: [], kept, families: 0 });
    await desk().reopen({ id, sure: "on" });
    expect(await mailsOf(stage.canteen, "reopening", id)).toEqual([]);
  });

  it("tells of a day when the last of the closings that held it ends", async () => {
    const family = await eaters([THURSDAY]);
    const first = await close(CLOSED);
    const second = await close({ from: "03/12/2026", to: "04/12/2026", label: "Neige" });
    await desk().reopen({ id: first, sure: "on" });
    expect(await mailsOf(stage.canteen, "reopening", first)).toEqual([]);
    expect((await desk().view({ id: first })).opened).toMatchObject({ days: [], kept: [{ labels: ["Neige"] }] });
    const { recap } = await desk().reopening({ id: second });
    expect(recap).toMatchObject({ days: [THURSDAY, FRIDAY], kept: [], families: 1 });
    await desk().reopen({ id: second, sure: "on" });
    const mails = await mailsOf(stage.canteen, "reopening", second);
    expect(mails).toHaveLength(recap?.mailed ?? 0);
    for (const { lines } of mails) expect(lines.join("\n")).toContain("fermé un jour (Grève)");
    expect(mails.map(({ familyId }) => familyId)).toEqual([family.familyId]);
  });

  it("does not tell twice of a day that was open in between", async () => {
    const family = await eaters([THURSDAY]);
    const first = await close(CLOSED, "2026-11-23T12:00:00+01:00");
    await desk("2026-11-23T13:00:00+01:00").reopen({ id: first, sure: "on" });
    const again = await close({ ...CLOSED, label: "Neige" }, "2026-11-23T14:00:00+01:00");
    const later = "2026-11-23T15:00:00+01:00";
    expect((await desk(later).reopening({ id: again })).recap).toMatchObject({ days: [THURSDAY], families: 0 });
    await desk(later).reopen({ id: again, sure: "on" });
    expect(await mailsOf(stage.canteen, "reopening", again, later)).toEqual([]);
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled" });
  });

  it("tells of it when it was not: the other closing had come before the first ended (negative control)", async () => {
    await eaters([THURSDAY]);
    const first = await close(CLOSED, "2026-11-23T12:00:00+01:00");
    const again = await close({ from: "03/12/2026", to: "04/12/2026", label: "Neige" }, "2026-11-23T12:30:00+01:00");
    await desk("2026-11-23T13:00:00+01:00").reopen({ id: first, sure: "on" });
    const later = "2026-11-23T15:00:00+01:00";
    await desk(later).reopen({ id: again, sure: "on" });
    expect(await mailsOf(stage.canteen, "reopening", again, later)).toHaveLength(1);
  });

  it("says what a late booking costs when it is all that is left", async () => {
    await eaters([THURSDAY]);
    const id = await close(CLOSED);
    const eve = "2026-12-01T12:00:00+01:00";
    await desk(eve).reopen({ id, sure: "on" });
    const [mail] = await mailsOf(stage.canteen, "reopening", id, eve);
    expect(mail?.subject).toBe("Le jeudi 3 décembre est de nouveau ouvert");
    expect(mail?.lines.join("\n").replace(/[\u00a0\u202f]/g, " ")).toMatch(
      /réservation tardive possible jusqu’au mardi 1er décembre à 18 h, avec un supplément \(\+ 2,50 € par repas\)/,
    );
  });

  it("says who reopened it, and when, to who comes back to its form", async () => {
    const id = await close(CLOSED);
    await desk().reopen({ id, sure: "on" });
    const { recap, nothing } = await desk().reopening({ id });
    expect(recap).toBeNull();
    expect(nothing?.reopened).toEqual({ from: THURSDAY, by: "Agent d’essai", at: "2026-11-23T11:00:00.000Z" });
  });

  it("refuses a closing that is over", async () => {
    const id = await close(CLOSED);
    await expect(desk("2026-12-07T09:00:00+01:00").reopen({ id, sure: "on" })).rejects.toThrow("ClosingIsOver");
    expect((await desk("2026-12-07T09:00:00+01:00").reopening({ id })).nothing).toMatchObject({ id, reopened: null });
    await expect(desk().reopening({ id: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(desk().reopen({ id: newId(), sure: "on" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a place of a closed day, however it was closed", () => {
  /** A free place that somebody waits for, as a worker that died has left it. */
  async function leftBehind() {
    const { first, others, slotId } = await fullSchool(stage.canteen, THURSDAY, 1);
    const [family] = others;
    if (!family) throw new Error("one family waits");
    await owner().query("UPDATE slot SET capacity = 2 WHERE id = $1", [slotId]);
    const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [first.children[0]]);
    return { family, closedSchool: rows[0].school_id as string };
  }

  async function sweep() {
    const city = await findCityById(stage.canteen.city.id);
    if (!city) throw new Error("no city");
    await sweepWaitlists(city, fixedClock(NOON));
  }

  it("is offered to nobody by the sweep, which ends its queue", async () => {
    const { family, closedSchool } = await leftBehind();
    await insert("closure", {
      city_id: stage.canteen.city.id,
      id: newId(),
      school_id: closedSchool,
      day: THURSDAY,
      label: "Neige",
    });
    await sweep();
    expect(await statesOf("waitlist_entry", family)).toEqual({ [THURSDAY]: "closed" });
  });

  it("is offered while the day is open (negative control)", async () => {
    const { family } = await leftBehind();
    await sweep();
    expect(await statesOf("waitlist_entry", family)).toEqual({ [THURSDAY]: "offered" });
  });
});
