import { beforeAll, describe, expect, it } from "vitest";
import { type Move, moveTo, recapOf } from "../integration/booking/school-move-support";
import { apiOf, book, draftOf } from "../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSchool, makeSlots } from "../support/canteen";
import { makeAgent } from "../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../support/invariants";
import { bothWait } from "../support/keeping";
import { owner } from "../support/owner";

invariantsHoldAfterEach();

const DAY = "2026-12-03";
let canteen: Canteen;
let agent: { sessionId: string };

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

/** A school with so many places on a day. */
async function newSchool(capacity: number) {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], capacity);
  return { schoolId, slotId };
}

/** A child who eats that day at another school, and whose move there a clerk is about to confirm. */
async function aboutToMove(schoolId: string) {
  const former = await newSchool(1);
  const family = await makeEaters(canteen, [former.schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: [`${childId}.${DAY}`] });
  const move: Move = { familyId: family.familyId, childId, schoolId, from: "24/11/2026" };
  const staff = apiOf(canteen, agent);
  const { seen } = await recapOf(staff, move);
  return { move, send: () => staff.booking.desk.moveSchool({ ...move, classId: "", seen: seen.join("\n") }) };
}

/** A parent of the school about to confirm the same day. */
async function aboutToBook(schoolId: string) {
  const family = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  const draft = await draftOf(canteen, family, { wanted: [`${childId}.${DAY}`] });
  const api = apiOf(canteen, family);
  const { seen } = await api.booking.recap({ draft });
  return { childId, send: () => api.booking.confirm({ draft, seen: seen.join("\n") }) };
}

async function holdersOf(slotId: string): Promise<string[]> {
  const { rows } = await owner().query<{ child_id: string }>(
    "SELECT child_id FROM booking WHERE slot_id = $1 AND status = 'booked'",
    [slotId],
  );
  return rows.map((row) => row.child_id);
}

async function waitersOf(slotId: string): Promise<string[]> {
  const { rows } = await owner().query<{ child_id: string }>(
    "SELECT child_id FROM waitlist_entry WHERE slot_id = $1 AND status = 'waiting'",
    [slotId],
  );
  return rows.map((row) => row.child_id);
}

/** The days before and after the first day at the new school, which has places too. */
const [EVE, FROM, AFTER] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

/** A child who eats after the first day at its new school, while its parent is about to confirm the eve and the first day. */
async function aboutToDoBoth() {
  const [former, next] = [await makeSchool(canteen.city.id), await makeSchool(canteen.city.id)];
  const slots = await makeSlots(canteen, former, [EVE, FROM, AFTER], 5);
  await makeSlots(canteen, next, [EVE, FROM, AFTER], 5);
  const family = await makeEaters(canteen, [former]);
  const [childId = ""] = family.children;
  const keys = (days: readonly string[]) => days.map((day) => `${childId}.${day}`);
  await book(canteen, family, { wanted: keys([AFTER]) });
  const api = apiOf(canteen, family);
  const draft = await draftOf(canteen, family, {
    wanted: keys([EVE, FROM, AFTER]),
    base: [`${childId}.${AFTER}.booked`],
  });
  const { seen } = await api.booking.recap({ draft });
  const confirm = () => api.booking.confirm({ draft, seen: seen.join("\n") });
  const move: Move = { familyId: family.familyId, childId, schoolId: next, from: "04/12/2026" };
  const staff = apiOf(canteen, agent);
  const recap = await recapOf(staff, move);
  const send = () => staff.booking.desk.moveSchool({ ...move, classId: "", seen: recap.seen.join("\n") });
  /** "2026-12-03 former" for each day that is booked. */
  const booked = async () => {
    const { rows } = await owner().query<{ line: string }>(
      `SELECT concat_ws(' ', b.day, CASE WHEN s.school_id = $2 THEN 'former' ELSE 'new' END) AS line
       FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.child_id = $1 AND b.status = 'booked' ORDER BY 1`,
      [childId, former],
    );
    return rows.map(({ line }) => line);
  };
  const again = async () => {
    const { seen: now } = await api.booking.recap({ draft });
    return api.booking.confirm({ draft, seen: now.join("\n") });
  };
  const [, first = "", after = ""] = slots;
  return { first, after, move, confirm, again, send, booked };
}

describe("a move that is noted while a parent books days on both sides of the first day (D3)", () => {
  const BOTH = [`${EVE} former`, `${FROM} new`, `${AFTER} new`];

  it("the clerk first: the parent reads the recap again, and each day is at its school", async () => {
    const both = await aboutToDoBoth();
    const [sent, confirmed] = await bothWait(
      both.after,
      [both.send, "app.lock_slots"],
      [both.confirm, "app.settle_draft"],
    );
    expect(sent).toMatchObject({ status: "fulfilled" });
    expect(confirmed).toMatchObject({ value: { outcome: "changed" } });
    expect(await both.booked()).toEqual([`${AFTER} new`]);
    expect(await both.again()).toMatchObject({ outcome: "confirmed" });
    expect(await both.booked()).toEqual(BOTH);
  });

  it("the parent first: the clerk reads the recap again, and what was booked from that day on moves", async () => {
    const both = await aboutToDoBoth();
    const [confirmed, sent] = await bothWait(both.first, [both.confirm, "app.settle_draft"], [both.send, "FROM child"]);
    expect(confirmed).toMatchObject({ value: { outcome: "confirmed" } });
    expect(sent).toMatchObject({ status: "rejected", reason: { message: "SchoolMoveMoved" } });
    await moveTo(apiOf(canteen, agent), both.move);
    expect(await both.booked()).toEqual(BOTH);
  });

  it("would book the first day at the school that the child leaves, without the look under the lock (negative control)", async () => {
    const guard = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.may_still_book(uuid,jsonb)'::regprocedure) AS sql",
    );
    await owner().query(`CREATE OR REPLACE FUNCTION app.may_still_book(p_family uuid, p_take jsonb) RETURNS boolean LANGUAGE plpgsql
      AS 'BEGIN PERFORM 1 FROM child c WHERE c.id IN (SELECT a.child FROM app.asked_places(p_take) a) FOR SHARE; RETURN true; END'`);
    const both = await aboutToDoBoth();
    await bothWait(both.after, [both.send, "app.lock_slots"], [both.confirm, "app.settle_draft"]);
    expect(await both.booked()).toEqual([`${EVE} former`, `${FROM} former`, `${AFTER} new`]);
    await owner().query(guard.rows[0]?.sql ?? "");
  });
});

describe("a child who changes school, and a parent who books the last place there (attack 24)", () => {
  it("the parent first: the clerk reads the recap again, and then the child waits", async () => {
    const { schoolId, slotId } = await newSchool(1);
    const [moving, booking] = [await aboutToMove(schoolId), await aboutToBook(schoolId)];
    const [booked, moved] = await bothWait(slotId, [booking.send, "app.settle_draft"], [moving.send, "app.lock_slots"]);
    expect(booked).toMatchObject({ value: { outcome: "confirmed" } });
    expect(moved).toMatchObject({ status: "rejected", reason: { message: "SchoolMoveMoved" } });
    expect(await holdersOf(slotId)).toEqual([booking.childId]);
    await moveTo(apiOf(canteen, agent), moving.move);
    expect(await waitersOf(slotId)).toEqual([moving.move.childId]);
  });

  it("the clerk first: the place moves, and the parent’s child waits", async () => {
    const { schoolId, slotId } = await newSchool(1);
    const [moving, booking] = [await aboutToMove(schoolId), await aboutToBook(schoolId)];
    const [moved, booked] = await bothWait(slotId, [moving.send, "app.lock_slots"], [booking.send, "app.settle_draft"]);
    expect(moved).toMatchObject({ status: "fulfilled" });
    expect(booked).toMatchObject({ status: "fulfilled" });
    expect(await holdersOf(slotId)).toEqual([moving.move.childId]);
    expect(await waitersOf(slotId)).toEqual([booking.childId]);
  });

  it("all at once, moves and bookings: never one place too many", async () => {
    for (let round = 0; round < 4; round++) {
      const { schoolId, slotId } = await newSchool(2);
      const moves = await Promise.all([1, 2, 3].map(() => aboutToMove(schoolId)));
      const bookings = await Promise.all([1, 2, 3].map(() => aboutToBook(schoolId)));
      await Promise.allSettled([...moves, ...bookings].map(({ send }) => send()));
      expect(await holdersOf(slotId)).toHaveLength(2);
      // Who was refused reads the recap again: nobody is left at the former school.
      for (const { move } of moves) await moveTo(apiOf(canteen, agent), move).catch(() => null);
      const { rows } = await owner().query(
        `SELECT 1 FROM booking b JOIN slot s ON s.id = b.slot_id
         WHERE b.child_id = ANY ($1) AND b.status = 'booked' AND s.school_id <> $2`,
        [moves.map(({ move }) => move.childId), schoolId],
      );
      expect(rows).toEqual([]);
    }
  });

  it("would give the place twice without the locks and the last guard (negative control)", async () => {
    const body = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.lock_slots(jsonb)'::regprocedure) AS sql",
    );
    await owner().query("CREATE OR REPLACE FUNCTION app.lock_slots(p_offers jsonb) RETURNS void LANGUAGE sql AS ''");
    await owner().query("ALTER TABLE slot DROP CONSTRAINT slot_never_over_capacity");
    const { schoolId, slotId } = await newSchool(1);
    const [moving, booking] = [await aboutToMove(schoolId), await aboutToBook(schoolId)];
    await bothWait(slotId, [booking.send, "app.settle_draft"], [moving.send, "app.move_places"]);
    expect((await holdersOf(slotId)).sort()).toEqual([booking.childId, moving.move.childId].sort());
    expect((await brokenInvariants()).length).toBeGreaterThan(0);
    await owner().query("UPDATE slot SET capacity = 2 WHERE id = $1", [slotId]);
    await owner().query(body.rows[0]?.sql ?? "");
    await owner().query(
      "ALTER TABLE slot ADD CONSTRAINT slot_never_over_capacity CHECK (taken >= 0 AND taken <= capacity)",
    );
  });
});
