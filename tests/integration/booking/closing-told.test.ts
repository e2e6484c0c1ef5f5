import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepWaitlists } from "@/server/booking";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { findCityById } from "@/server/tenancy";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { closeAs, eatersAt, mailsOf, statesOf, type WishedDays } from "../../support/closing";
import { makeAgent, makeSchool } from "../../support/factory";
import { fullSchool } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

let canteen: Canteen;
let agent: { sessionId: string };
let schoolId: string;
const [THURSDAY, FRIDAY] = ["2026-12-03", "2026-12-04"] as const;
const CLOSED = { from: "03/12/2026" } as const;

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["activites.gerer", "journal.lire"]);
});

beforeEach(async () => {
  schoolId = await makeSchool(canteen.city.id, { name: "École du Lac" });
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY], 5);
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const desk = (now = NOON) => apiOf(canteen, agent, now).booking.closing;
const close = (wish: WishedDays, now = NOON) => closeAs(canteen, agent, { schoolId, ...wish }, now);

const eaters = (days: readonly string[] = [THURSDAY, FRIDAY]) => eatersAt(canteen, schoolId, days);

describe("who is told", () => {
  it("each household once, of its own days only, and never twice by a job that runs again", async () => {
    const [mother, father] = [await eaters([THURSDAY]), await makeEaters(canteen, [])];
    await insert("family_child", { city_id: canteen.city.id, family_id: father.familyId, child_id: mother.child });
    await book(canteen, father, { wanted: [`${mother.child}.${FRIDAY}`] });
    const closingId = await close({ from: "03/12/2026", to: "04/12/2026" });
    await mailsOf(canteen, "closing", closingId);
    const mails = await mailsOf(canteen, "closing", closingId);
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
    expect(await mailsOf(canteen, "closing", id)).toEqual([]);
    expect((await desk().view({ id })).toCall).toEqual({ count: 1, households: null });
    const reader = await makeAgent(canteen.city.id, ["activites.gerer", "familles.lire"]);
    const { toCall } = await apiOf(canteen, reader).booking.closing.view({ id });
    expect(toCall.households).toMatchObject([
      { familyId: family.familyId, name: "Camille Sansmail", phones: ["0600000001"] },
    ]);
  });
});

describe("the journal", () => {
  it("says who closed which days of which school, and who opened them again", async () => {
    const id = await close({ ...CLOSED, activityId: canteen.activityId });
    await desk().reopen({ id, sure: "on" });
    const { entries } = await apiOf(canteen, agent, systemClock.now().toString()).backoffice.journal.read({
      subject: "closing",
    });
    const [reopened, closed] = entries.map(({ who, subject, changes }) => ({
      who,
      subject,
      said: Object.fromEntries(changes.map(({ column, after }) => [column, after])),
    }));
    const by = { who: "Agent d’essai", subject: "Fermeture" };
    expect(closed).toEqual({
      ...by,
      said: {
        intitulé: "Grève",
        "premier jour": THURSDAY,
        "dernier jour": THURSDAY,
        école: "École du Lac",
        activité: "Restauration scolaire",
      },
    });
    expect(reopened).toEqual({ ...by, said: { "rouvert à partir du": THURSDAY } });
  });
});

describe("reopening", () => {
  it("opens the days, books nobody again, and tells until when one can book", async () => {
    const family = await eaters();
    const id = await close({ from: "03/12/2026", to: "04/12/2026" });
    expect(await desk().reopening({ id })).toMatchObject({ days: [THURSDAY, FRIDAY], families: 1 });
    await desk().reopen({ id, sure: "on" });
    await desk().reopen({ id, sure: "on" });
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "cancelled" });
    expect(await desk().view({ id })).toMatchObject({ reopenedFrom: THURSDAY, reopensFrom: null });
    const [mail, ...more] = await mailsOf(canteen, "reopening", id);
    expect(more).toEqual([]);
    expect(mail?.lines.join("\n")).toMatch(/jeudi 3 décembre, .*à réserver avant le mardi 1er décembre à 18\u00a0h/);
    await book(canteen, family, { wanted: [`${family.child}.${THURSDAY}`] });
    const { rows } = await owner().query(
      "SELECT status FROM booking WHERE family_id = $1 AND day = $2 ORDER BY status",
      [family.familyId, THURSDAY],
    );
    expect(rows).toEqual([{ status: "booked" }, { status: "cancelled" }]);
  });

  it("only opens what is left of it, and says when it is too late to book", async () => {
    const family = await eaters();
    const id = await close({ from: "03/12/2026", to: "04/12/2026" });
    const friday = "2026-12-04T08:00:00+01:00";
    await desk(friday).reopen({ id, sure: "on" });
    const { rows } = await owner().query("SELECT day::text FROM closure WHERE closing_id = $1", [id]);
    expect(rows).toEqual([{ day: THURSDAY }]);
    const [mail] = await mailsOf(canteen, "reopening", id, friday);
    expect(mail?.familyId).toBe(family.familyId);
    expect(mail?.lines.join("\n")).toMatch(/vendredi 4 décembre, .*le délai de réservation est passé/);
    expect(mail?.lines.join("\n")).not.toContain("– jeudi 3");
  });

  it("does not promise a day that another closing keeps closed", async () => {
    await eaters([THURSDAY]);
    const id = await close(CLOSED);
    await insert("closure", {
      city_id: canteen.city.id,
      id: newId(),
      school_id: schoolId,
      day: THURSDAY,
      label: "Neige",
    });
    const kept = [{ day: THURSDAY, labels: ["Neige"], partly: false }];
    expect(await desk().reopening({ id })).toMatchObject({ days: [], kept, families: 0 });
    await desk().reopen({ id, sure: "on" });
    expect(await mailsOf(canteen, "reopening", id)).toEqual([]);
  });

  it("tells of a day when the last of the closings that held it ends", async () => {
    const family = await eaters([THURSDAY]);
    const first = await close(CLOSED);
    const second = await close({ from: "03/12/2026", to: "04/12/2026", label: "Neige" });
    await desk().reopen({ id: first, sure: "on" });
    expect(await mailsOf(canteen, "reopening", first)).toEqual([]);
    expect((await desk().view({ id: first })).opened).toMatchObject({ days: [], kept: [{ labels: ["Neige"] }] });
    const { mailed } = await desk().reopening({ id: second });
    expect(await desk().reopening({ id: second })).toMatchObject({ days: [THURSDAY, FRIDAY], kept: [], families: 1 });
    await desk().reopen({ id: second, sure: "on" });
    const mails = await mailsOf(canteen, "reopening", second);
    expect(mails).toHaveLength(mailed);
    for (const { lines } of mails) expect(lines.join("\n")).toContain("fermé des jours (Grève)");
    expect(mails.map(({ familyId }) => familyId)).toEqual([family.familyId]);
  });

  it("refuses a closing that is over", async () => {
    const id = await close(CLOSED);
    await expect(desk("2026-12-07T09:00:00+01:00").reopen({ id, sure: "on" })).rejects.toThrow("ClosingIsOver");
    await expect(desk().reopen({ id: newId(), sure: "on" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a place of a closed day, however it was closed", () => {
  /** A free place that somebody waits for, as a worker that died has left it. */
  async function leftBehind() {
    const { first, others, slotId } = await fullSchool(canteen, THURSDAY, 1);
    const [family] = others;
    if (!family) throw new Error("one family waits");
    await owner().query("UPDATE slot SET capacity = 2 WHERE id = $1", [slotId]);
    const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [first.children[0]]);
    return { family, closedSchool: rows[0].school_id as string };
  }

  async function sweep() {
    const city = await findCityById(canteen.city.id);
    if (!city) throw new Error("no city");
    await sweepWaitlists(city, fixedClock(NOON));
  }

  it("is offered to nobody by the sweep, which ends its queue", async () => {
    const { family, closedSchool } = await leftBehind();
    await insert("closure", {
      city_id: canteen.city.id,
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
