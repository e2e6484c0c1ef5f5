import { beforeAll, describe, expect, it } from "vitest";
import {
  type Ending,
  endRead,
  endRecapOf,
  endUncompared,
  holdingsOf,
  lastDayOf,
} from "../integration/booking/end-support";
import { mailsOf } from "../integration/families/desk-support";
import { apiOf, book, draftOf } from "../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSlots } from "../support/canteen";
import { makeAgent, makeSchool } from "../support/factory";
import { invariantsHoldAfterEach } from "../support/invariants";
import { bothWait, keeping, untilWaiting } from "../support/keeping";
import { owner } from "../support/owner";

invariantsHoldAfterEach();

/** What a statement waits with, where it waits for the child's row, for its turn at the desk, or for slots. */
const [CHILD, TURN, SLOTS, PARENT] = [
  "FROM child WHERE id",
  "pg_advisory_xact_lock",
  "app.lock_slots",
  "app.settle_draft",
] as const;
const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

let canteen: Canteen;
let clerks: readonly { readonly sessionId: string; readonly accountId: string }[];

beforeAll(async () => {
  canteen = await makeCanteen();
  const clerk = () => makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
  clerks = [await clerk(), await clerk()];
});

const desk = (which = 0) => apiOf(canteen, clerks[which] ?? { sessionId: "" }).booking.desk;

/** A child who eats on Thursday and Friday, with a place free on Monday, and whose enrolment is to end before. */
async function eater() {
  const schoolId = await makeSchool(canteen.city.id);
  const [, friday = "", monday = ""] = await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY, MONDAY], 5);
  const family = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: [THURSDAY, FRIDAY].map((day) => `${childId}.${day}`) });
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  const ending = { familyId: family.familyId, childId, enrolmentId: rows[0]?.id ?? "", lastDay: "02/12/2026" };
  return { family, childId, ending, friday, monday };
}

type Stage = Awaited<ReturnType<typeof eater>>;

/** A clerk who has read the recap, and is about to confirm it. */
async function aboutToEnd(ending: Ending, which = 0) {
  const { seen, days } = await endRecapOf(desk(which), ending);
  return { days, send: () => desk(which).endEnrolment({ ...ending, seen: seen.join("\n") }) };
}

/** A parent who has read the recap of this change, and is about to confirm it. */
async function aboutTo({ family }: Stage, change: { readonly wanted: string[]; readonly base?: string[] }) {
  const draft = await draftOf(canteen, family, change);
  const api = apiOf(canteen, family);
  const { seen } = await api.booking.recap({ draft });
  return () => api.booking.confirm({ draft, seen: seen.join("\n") });
}

const bookMonday = (stage: Stage) => aboutTo(stage, { wanted: [`${stage.childId}.${MONDAY}`], base: [] });
const giveFridayBack = (stage: Stage) => aboutTo(stage, { wanted: [], base: [`${stage.childId}.${FRIDAY}.booked`] });

const refused = (tag: string) => ({ status: "rejected", reason: { message: tag } });

/** Both clerks confirm, in this order: the first waits for the child, the second for its turn. */
async function bothConfirm(childId: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  return keeping("SELECT 1 FROM child WHERE id = $1 FOR UPDATE", childId, async (held) => {
    const before = first();
    await untilWaiting(CHILD);
    const after = second();
    await untilWaiting(TURN);
    await held.query("COMMIT");
    return Promise.allSettled([before, after]);
  });
}

describe("two clerks who end the same enrolment at the same moment", () => {
  it("on the same day: one does, the other is told, the family has one mail", async () => {
    const { ending, childId } = await eater();
    const [one, other] = [await aboutToEnd(ending, 0), await aboutToEnd(ending, 1)];
    const [first, second] = await bothConfirm(childId, one.send, other.send);
    expect(first).toMatchObject({ status: "fulfilled", value: { cancelled: 2 } });
    expect(second).toMatchObject(refused("EnrolmentEndsAlready"));
    expect([await holdingsOf(childId), await lastDayOf(ending.enrolmentId)]).toEqual([[], "2026-12-02"]);
    expect(await mailsOf(ending.familyId, "enrolment-ended")).toHaveLength(1);
  });

  it("the earlier day first: nothing is left to the other", async () => {
    const { ending, childId } = await eater();
    const late = await aboutToEnd({ ...ending, lastDay: "03/12/2026" }, 1);
    const early = await aboutToEnd(ending);
    const [first, second] = await bothConfirm(childId, early.send, late.send);
    expect([first, second]).toMatchObject([{ status: "fulfilled" }, refused("EnrolmentEndsAlready")]);
    expect(await lastDayOf(ending.enrolmentId)).toBe("2026-12-02");
  });

  it("the later day first: the other reads again what is left to end", async () => {
    const { ending, childId } = await eater();
    const late = await aboutToEnd({ ...ending, lastDay: "03/12/2026" }, 1);
    const early = await aboutToEnd(ending);
    const [first, second] = await bothConfirm(childId, late.send, early.send);
    expect([first, second]).toMatchObject([{ status: "fulfilled" }, refused("DeskEndMoved")]);
    expect([await holdingsOf(childId), await lastDayOf(ending.enrolmentId)]).toEqual([
      [`${THURSDAY} booked`],
      THURSDAY,
    ]);
    expect(await endRead(desk(), ending)).toMatchObject({ cancelled: 1 });
  });

  it("would end something else than was read without the comparison (negative control)", async () => {
    const { ending, childId } = await eater();
    const late = await aboutToEnd({ ...ending, lastDay: "03/12/2026" }, 1);
    const { days } = await endRecapOf(desk(), ending);
    const uncompared = () => endUncompared(canteen, clerks[0]?.accountId ?? "", ending);
    const [, second] = await keeping("SELECT 1 FROM child WHERE id = $1 FOR UPDATE", childId, async (held) => {
      const before = late.send();
      await untilWaiting(CHILD);
      const after = uncompared();
      await untilWaiting(CHILD, 2);
      await held.query("COMMIT");
      return Promise.allSettled([before, after]);
    });
    expect(days).toHaveLength(2);
    expect(second).toMatchObject({ status: "fulfilled", value: { cancelled: 1 } });
  });
});

describe("a clerk who ends an enrolment, and a parent at the same moment", () => {
  it("the parent books first: the clerk reads the recap again", async () => {
    const stage = await eater();
    const [ending, booking] = [await aboutToEnd(stage.ending), await bookMonday(stage)];
    const [booked, ended] = await bothWait(stage.monday, [booking, PARENT], [ending.send, CHILD]);
    expect([booked, ended]).toMatchObject([{ value: { outcome: "confirmed" } }, refused("DeskEndMoved")]);
    expect([await holdingsOf(stage.childId), await lastDayOf(stage.ending.enrolmentId)]).toMatchObject([
      { length: 3 },
      "2027-07-02",
    ]);
    expect(await endRead(desk(), stage.ending)).toMatchObject({ cancelled: 3 });
  });

  it("the clerk first: the parent reads the recap again, and books nothing", async () => {
    const stage = await eater();
    const [ending, booking] = [await aboutToEnd(stage.ending), await bookMonday(stage)];
    const [ended, booked] = await bothWait(stage.friday, [ending.send, SLOTS], [booking, PARENT]);
    expect([ended, booked]).toMatchObject([{ value: { cancelled: 2 } }, { value: { outcome: "changed" } }]);
    expect(await holdingsOf(stage.childId)).toEqual([]);
  });

  it("the parent gives a day back first: the clerk reads the recap again", async () => {
    const stage = await eater();
    const [ending, giving] = [await aboutToEnd(stage.ending), await giveFridayBack(stage)];
    const [given, ended] = await bothWait(stage.friday, [giving, PARENT], [ending.send, SLOTS]);
    expect([given, ended]).toMatchObject([{ status: "fulfilled" }, refused("DeskEndMoved")]);
    expect(await holdingsOf(stage.childId)).toEqual([`${THURSDAY} booked`]);
  });

  it("would end something else than was read without the comparison (negative control)", async () => {
    const stage = await eater();
    const [{ days }, booking] = [await aboutToEnd(stage.ending), await bookMonday(stage)];
    const uncompared = () => endUncompared(canteen, clerks[0]?.accountId ?? "", stage.ending);
    const [, ended] = await bothWait(stage.monday, [booking, PARENT], [uncompared, CHILD]);
    expect([days.length, ended]).toMatchObject([2, { value: { cancelled: 3 } }]);
  });

  it("all at once: each end does what its recap said, or nothing", async () => {
    for (let round = 0; round < 6; round++) {
      const stage = await eater();
      const moves = [await aboutToEnd(stage.ending, 0), await aboutToEnd(stage.ending, 1)];
      const parents = [await bookMonday(stage), await giveFridayBack(stage)];
      const [one, other] = await Promise.allSettled([...moves.map(({ send }) => send()), ...parents.map((go) => go())]);
      const ended = [one, other].filter((outcome) => outcome?.status === "fulfilled");
      expect(ended.length).toBeLessThanOrEqual(1);
      if (ended.length === 0) await endRead(desk(), stage.ending);
      else expect(ended).toMatchObject([{ value: { cancelled: 2 } }]);
      expect(await holdingsOf(stage.childId)).toEqual([]);
    }
  });

  it("would compare what somebody still changes without the locks (negative control)", async () => {
    const { rows } = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.lock_slots(jsonb)'::regprocedure) AS sql",
    );
    await owner().query("CREATE OR REPLACE FUNCTION app.lock_slots(p_offers jsonb) RETURNS void LANGUAGE sql AS ''");
    const stage = await eater();
    const { days, send } = await aboutToEnd(stage.ending);
    const friday = "SELECT 1 FROM booking WHERE slot_id = $1 AND status = 'booked' FOR UPDATE";
    const ended = await keeping(friday, stage.friday, async (held) => {
      const sending = send();
      await untilWaiting("app.withdraw_child");
      await held.query("UPDATE booking SET status = 'cancelled', cancelled_at = now() WHERE slot_id = $1", [
        stage.friday,
      ]);
      await held.query("UPDATE slot SET taken = taken - 1 WHERE id = $1", [stage.friday]);
      await held.query("COMMIT");
      return sending;
    });
    await owner().query(rows[0]?.sql ?? "");
    expect([days.length, ended.cancelled]).toEqual([2, 1]);
  });
});
