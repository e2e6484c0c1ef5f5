import { beforeAll, describe, expect, it } from "vitest";
import { offerPlaceJob, readAttendanceFacts } from "@/server/booking";
import { withCity } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { closingWish, mailsOf, statesOf } from "../../support/closing";
import { CLOSED, closingStage, FRIDAY, THURSDAY } from "../../support/closing-stage";
import { makeAgent, makeSchool } from "../../support/factory";
import { fullSchool, giveBack } from "../../support/full-school";
import { owner } from "../../support/owner";

const stage = closingStage(["activites.gerer", "presences.saisir", "effectifs.lire"]);
const { desk, close, eaters } = stage;
let elsewhere: Canteen;

beforeAll(async () => {
  elsewhere = await makeCanteen();
});

describe("closing a day (C3)", () => {
  it("cancels what is booked, free of charge, however late, and says why to the family and to the kitchen", async () => {
    const family = await eaters();
    const eve = "2026-12-03T07:30:00+01:00";
    await close(CLOSED, eve);
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "booked" });

    const parent = apiOf(stage.canteen, family, eve);
    const { lines } = await parent.booking.history({});
    expect(lines[0]).toMatchObject({
      day: THURSDAY,
      cancelled: true,
      billed: false,
      closedFor: "Grève",
      by: "la mairie",
    });
    expect(lines[1]).toMatchObject({ day: FRIDAY, cancelled: false, closedFor: null });
    const { days } = await parent.booking.month({ month: "2026-12" });
    expect(days.find(({ day }) => day === THURSDAY)).toMatchObject({ closed: "fermé\u00a0: Grève", cells: [] });

    const { schools } = await apiOf(stage.canteen, stage.agent, eve).backoffice.headcount.day({ day: THURSDAY });
    expect(schools.find(({ id }) => id === stage.schoolId)?.closed).toContain("Grève");
    const sheet = await apiOf(stage.canteen, stage.agent, eve).attendance.sheet({
      activityId: stage.canteen.activityId,
      schoolId: stage.schoolId,
      day: THURSDAY,
    });
    expect(sheet.children.filter(({ booked }) => booked)).toEqual([]);
  });

  it("is not billed, whatever was said of the child's absence", async () => {
    const family = await eaters();
    await apiOf(stage.canteen, stage.agent).attendance.recordAbsence({
      childId: family.child,
      activityId: stage.canteen.activityId,
      first: "03/12/2026",
      last: "04/12/2026",
      kind: "absent_unexcused",
    });
    await close(CLOSED);
    const scope = { activityIds: [stage.canteen.activityId], familyIds: [family.familyId] };
    const facts = await withCity({ cityId: stage.canteen.city.id, actor: "test" }, (tx) =>
      readAttendanceFacts(tx, { ...scope, first: localDate(THURSDAY), last: localDate(FRIDAY) }),
    );
    expect(facts.map(({ day, booking, exception }) => [day, booking, exception])).toEqual([
      [FRIDAY, "booked", "absent_unexcused"],
    ]);
    const { rows } = await owner().query("SELECT day::text FROM attendance_exception WHERE child_id = $1", [
      family.child,
    ]);
    expect(rows).toEqual([{ day: FRIDAY }]);
  });

  it("is free for who had cancelled too late, who is told, booked again or not", async () => {
    const [gone, again] = [await eaters([THURSDAY]), await eaters([THURSDAY])];
    await owner().query(
      `UPDATE booking SET status = 'cancelled', cancelled_late = true, cancelled_by = booked_by, cancelled_at = booked_at WHERE family_id = ANY ($1)`,
      [[gone.familyId, again.familyId]],
    );
    await owner().query("UPDATE slot SET taken = 0 WHERE school_id = $1 AND day = $2", [stage.schoolId, THURSDAY]);
    await book(stage.canteen, again, { wanted: [`${again.child}.${THURSDAY}`] });
    const effects = { bookings: 1, children: 1, families: 2, freed: 1, offers: 0, waiting: 0 };
    expect((await desk().recap(closingWish({ ...CLOSED, schoolId: stage.schoolId }))).recap?.effects).toEqual(effects);
    const id = await close(CLOSED);
    expect((await desk().view({ id })).effects).toEqual(effects);
    const familyIds = [gone.familyId, again.familyId];
    const scope = {
      activityIds: [stage.canteen.activityId],
      familyIds,
      first: localDate(THURSDAY),
      last: localDate(FRIDAY),
    };
    const facts = await withCity({ cityId: stage.canteen.city.id, actor: "test" }, (tx) =>
      readAttendanceFacts(tx, scope),
    );
    expect(facts).toEqual([]);
    const mails = await mailsOf(stage.canteen, "closing", id);
    const saidTo = ({ familyId }: EatingFamily) => mails.find((mail) => mail.familyId === familyId)?.lines.join("\n");
    expect(saidTo(gone)).toContain("Vous n’avez rien à payer pour ce jour");
    expect(saidTo(again)).toContain("réservation annulée, sans frais");
    expect(saidTo(again)).not.toContain("hors délai");
    const { lines } = await apiOf(stage.canteen, gone).booking.history({});
    expect(lines).toMatchObject([{ billed: false, freed: true, closedFor: "Grève" }]);
  });

  it("shows in the recap what it will do, and on its page what it did", async () => {
    const [one, other] = [await eaters(), await eaters([THURSDAY])];
    const wish = closingWish({ from: "03/12/2026", to: "06/12/2026", schoolId: stage.schoolId });
    const { recap } = await desk().recap(wish);
    const effects = { bookings: 3, children: 2, families: 2, freed: 0, offers: 0, waiting: 0 };
    expect(recap).toMatchObject({ days: [THURSDAY, FRIDAY], effects, schoolName: "École du Lac", activityName: null });
    const late = await eaters([FRIDAY]);
    const closingId = recap?.id ?? "";
    expect(await desk().close({ ...wish, id: closingId, seen: recap?.seen ?? "" })).toEqual({
      outcome: "closed",
      closingId,
    });
    const view = await desk().view({ id: closingId });
    expect(view.effects).toEqual({ ...effects, bookings: 4, children: 3, families: 3 });
    expect(view).toMatchObject({
      closedBy: "Agent d’essai",
      reopensFrom: THURSDAY,
      toCall: { count: 0, households: null },
    });
    for (const family of [one, other, late]) {
      expect(Object.values(await statesOf("booking", family))).not.toContain("booked");
    }
    expect((await desk().list()).upcoming.find(({ id }) => id === closingId)).toMatchObject({ families: 3 });
  });

  it("ends queues and offers, and gives their places back", async () => {
    const { first, others } = await fullSchool(stage.canteen, THURSDAY, 2);
    const [offered, waiting] = others;
    if (!offered || !waiting) throw new Error("two families wait");
    await giveBack(stage.canteen, first, THURSDAY, "2026-11-23T12:30:00+01:00");
    const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [first.children[0]]);
    const closingId = await close({ ...CLOSED, schoolId: rows[0].school_id });
    for (const family of others) expect(await statesOf("waitlist_entry", family)).toEqual({ [THURSDAY]: "closed" });
    expect((await desk().view({ id: closingId })).effects).toMatchObject({ bookings: 0, offers: 1, waiting: 1 });
    const { ended } = await apiOf(stage.canteen, waiting).booking.waitlist();
    expect(ended).toMatchObject([{ status: "closed", closedFor: "Grève", endedAt: expect.any(String) }]);
    const { sessionId } = await makeAgent(stage.canteen.city.id, ["familles.lire"]);
    const staff = apiOf(stage.canteen, { sessionId }).backoffice.families;
    const moments = { since: expect.any(String), endedAt: expect.any(String) };
    expect((await staff.dossier({ familyId: waiting.familyId })).waiting).toMatchObject([
      { status: "closed", closedFor: "Grève", ...moments },
    ]);
    const mails = await mailsOf(stage.canteen, "closing", closingId);
    const saidTo = ({ familyId }: EatingFamily) => mails.find((mail) => mail.familyId === familyId)?.lines.join("\n");
    expect(saidTo(offered)).toContain("la place proposée n’est plus disponible");
    expect(saidTo(waiting)).toContain("fin de la liste d’attente");
  });

  it("leaves a sibling who waited together in another school, who may come alone", async () => {
    const open = await makeSchool(stage.canteen.city.id);
    const [slotId = ""] = await makeSlots(stage.canteen, open, [THURSDAY], 1);
    await owner().query("UPDATE slot SET capacity = 0 WHERE school_id = $1 AND day = $2", [stage.schoolId, THURSDAY]);
    const family = await makeEaters(stage.canteen, [stage.schoolId, open]);
    const wanted = family.children.map((child) => `${child}.${THURSDAY}`);
    await book(stage.canteen, family, { wanted, together: true });
    await close(CLOSED);
    const run = { cityId: stage.canteen.city.id, clock: fixedClock(NOON), lastTry: false };
    const { rows: jobs } = await owner().query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [
      `${stage.canteen.city.id}:offer-place:${slotId}`,
    ]);
    expect(jobs).toHaveLength(1);
    await offerPlaceJob({ slotId }, run);
    const { rows } = await owner().query(
      "SELECT child_id AS child, status FROM waitlist_entry WHERE family_id = $1 ORDER BY status",
      [family.familyId],
    );
    expect(rows).toEqual([
      { child: family.children[0], status: "closed" },
      { child: family.children[1], status: "offered" },
    ]);
  });

  it("closes one activity without making the day a day without school", async () => {
    const family = await eaters([FRIDAY]);
    const cancelBefore = async () =>
      (await apiOf(stage.canteen, family).booking.month({ month: "2026-12" })).days.find(({ day }) => day === FRIDAY);
    const before = await cancelBefore();
    await close({ ...CLOSED, activityId: stage.canteen.activityId });
    expect(await cancelBefore()).toEqual(before);
    const { years } = await apiOf(stage.canteen, family).catalogue.calendar();
    const entries = years.flatMap(({ months }) => months.flatMap((month) => month.entries));
    expect(entries.filter(({ kind }) => kind === "closure")).toContainEqual(
      expect.objectContaining({
        firstDay: THURSDAY,
        schoolName: "École du Lac",
        activityName: "Restauration scolaire",
      }),
    );
  });

  it("touches neither another school nor another town", async () => {
    const foreign = await makeSchool(elsewhere.city.id);
    await makeSlots(elsewhere, foreign, [THURSDAY], 5);
    const stranger = await makeEaters(elsewhere, [foreign]);
    await book(elsewhere, stranger, { wanted: [`${stranger.children[0]}.${THURSDAY}`] });
    const family = await eaters([THURSDAY]);
    const neighbour = await makeSchool(stage.canteen.city.id);
    await makeSlots(stage.canteen, neighbour, [THURSDAY], 5);
    await close({ ...CLOSED, schoolId: neighbour });
    const town = await makeAgent(elsewhere.city.id, ["activites.gerer"]);
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "booked" });
    expect(await statesOf("booking", stranger)).toEqual({ [THURSDAY]: "booked" });
    const mine = await close({ from: "04/12/2026" });
    const theirs = apiOf(elsewhere, town).booking.closing;
    await expect(theirs.view({ id: mine })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(theirs.reopen({ id: mine, sure: "on" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const foreignSchool = { id: newId(), seen: "", ...closingWish({ ...CLOSED, schoolId: stage.schoolId }) };
    await expect(theirs.close(foreignSchool)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("once, when its form is sent twice", async () => {
    const asked = closingWish({ ...CLOSED, schoolId: stage.schoolId });
    const { recap } = await desk().recap(asked);
    const wish = { id: newId(), seen: recap?.seen ?? "", ...asked };
    expect(await desk().close(wish)).toEqual(await desk().close(wish));
    const { rows } = await owner().query("SELECT 1 FROM closure WHERE closing_id = $1", [wish.id]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    ["a day that is over", { from: "20/11/2026" }, "ClosingInThePast"],
    ["the holidays", { from: "21/12/2026", to: "24/12/2026" }, "ClosingNoOpenDay"],
    ["more than sixty days", { from: "01/12/2026", to: "01/03/2027" }, "ClosingTooLong"],
  ])("refuses %s before the recap and when confirmed", async (_what, days, tag) => {
    const wish = closingWish({ ...days, schoolId: stage.schoolId });
    await expect(desk().check(wish)).rejects.toThrow(tag);
    expect(await desk().recap(wish)).toMatchObject({ recap: null, refusal: expect.stringMatching(/\.$/) });
    await expect(desk().close({ id: newId(), seen: "", ...wish })).rejects.toThrow("ClosingNoLongerPossible");
  });

  it("is given longer than another call: a whole town's bookings are cancelled in one statement", async () => {
    await owner().query(`
      CREATE FUNCTION tell_limit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.label := current_setting('statement_timeout'); RETURN NEW; END $$;
      CREATE TRIGGER limit_told BEFORE INSERT ON closing FOR EACH ROW EXECUTE FUNCTION tell_limit()`);
    try {
      const id = await close({ from: "25/01/2027" });
      const { rows } = await owner().query("SELECT label FROM closing WHERE id = $1", [id]);
      expect(rows).toEqual([{ label: "2min" }]);
      const scope = { cityId: stage.canteen.city.id, actor: "system" };
      const other = await withCity(scope, (tx) => tx.$queryRaw`SELECT current_setting('statement_timeout') AS limit`);
      expect(other).toEqual([{ limit: "15s" }]);
    } finally {
      await owner().query("DROP TRIGGER limit_told ON closing");
    }
  });

  it("refuses a day that is closed already, or that somebody has verified", async () => {
    await close(CLOSED);
    await expect(desk().check(closingWish({ ...CLOSED, schoolId: stage.schoolId }))).rejects.toThrow(
      "ClosingAlreadyClosed",
    );
    const today = "2026-12-04T13:00:00+01:00";
    await eaters([FRIDAY]);
    const sheet = {
      day: FRIDAY,
      activityId: stage.canteen.activityId,
      schoolId: stage.schoolId,
      absent: [],
      excused: [],
      unbooked: [],
      shown: "",
    };
    await apiOf(stage.canteen, stage.agent, today).attendance.saveSheet(sheet);
    const check = desk(today).check(closingWish({ from: "04/12/2026", schoolId: stage.schoolId }));
    await expect(check).rejects.toThrow("ClosingSheetVerified");
  });
});
