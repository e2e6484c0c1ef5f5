import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, FEES, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeFamily, makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { type Move, moveTo, recapOf } from "./school-move-support";

invariantsHoldAfterEach();

let canteen: Canteen;
let agent: { sessionId: string; accountId: string };
const [THURSDAY, FRIDAY, MONDAY, TUESDAY] = ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"] as const;
/** The code of a school where a meal costs 9,99 €. */
const DEAR = "0699999Z";
const DAYS = [THURSDAY, FRIDAY, MONDAY, TUESDAY];

beforeAll(async () => {
  canteen = await makeCanteen();
  const rule = { id: "chere", label: "École du Lac", when: { schoolCode: [DEAR] } };
  const rules = [{ ...rule, price: { kind: "fixed", amountCents: 999 } }, ...FEES.rules];
  await owner().query("UPDATE fee_schedule SET document = $2 WHERE city_id = $1", [
    canteen.city.id,
    JSON.stringify({ ...FEES, rules }),
  ]);
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const staff = (now = NOON) => apiOf(canteen, agent, now);

/** Two schools, with these places at the second one on the four days. */
async function twoSchools(capacities: readonly (number | null)[]) {
  const [former, schoolId] = [await makeSchool(canteen.city.id), await makeSchool(canteen.city.id)];
  await makeSlots(canteen, former, DAYS, 1);
  for (const [index, capacity] of capacities.entries()) {
    if (capacity !== null) await makeSlots(canteen, schoolId, [DAYS[index] ?? ""], capacity);
  }
  return { former, schoolId };
}

const keysOf = ({ children: [child] }: EatingFamily, days: readonly string[]) => days.map((day) => `${child}.${day}`);

/** A child who eats on these days, and what moves it to a school from tomorrow on. */
async function eater(schools: { former: string; schoolId: string }, days: readonly string[] = DAYS) {
  const family = await makeEaters(canteen, [schools.former]);
  const [childId = ""] = family.children;
  if (days.length > 0) await book(canteen, family, { wanted: keysOf(family, days) });
  const move: Move = { familyId: family.familyId, childId, schoolId: schools.schoolId, from: "24/11/2026" };
  return { family, childId, move };
}

/** Where a child is booked, waits or is offered a place: "2026-12-03 booked new". */
async function heldBy(childId: string, schoolId: string): Promise<string[]> {
  const { rows } = await owner().query<{ line: string }>(
    `SELECT concat_ws(' ', h.day, h.status, CASE WHEN s.school_id = $2 THEN 'new' ELSE 'former' END) AS line FROM (
       SELECT day, status, slot_id FROM booking WHERE child_id = $1 AND status = 'booked'
       UNION ALL SELECT day, status, slot_id FROM waitlist_entry WHERE child_id = $1 AND status IN ('waiting', 'offered')) h
     JOIN slot s ON s.id = h.slot_id ORDER BY 1`,
    [childId, schoolId],
  );
  return rows.map(({ line }) => line);
}

describe("a child changes school, with what it holds (D3)", () => {
  it("keeps a place where there is one, waits where it is full, gives the rest back, and is told once", async () => {
    const schools = await twoSchools([1, 1, 1, null]);
    const there = await makeEaters(canteen, [schools.schoolId]);
    await book(canteen, there, { wanted: keysOf(there, [FRIDAY]) });
    const { family, childId, move } = await eater(schools);
    const waiter = await makeEaters(canteen, [schools.former]);
    await book(canteen, waiter, { wanted: keysOf(waiter, [THURSDAY]) });
    await insert("closure", {
      ...{ city_id: canteen.city.id, id: newId(), label: "Travaux", school_id: schools.schoolId },
      ...{ day: MONDAY },
    });

    const recap = await recapOf(staff(), move);
    expect(recap.days.map(({ day, outcome, why }) => [day, outcome, why])).toEqual([
      [THURSDAY, "moved", null],
      [FRIDAY, "waiting", null],
      [MONDAY, "gone", "closed"],
      [TUESDAY, "gone", "noPlaces"],
    ]);
    await moveTo(staff(), move);
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} booked new`, `${FRIDAY} waiting new`]);
    expect((await apiOf(canteen, waiter).booking.waitlist()).offers).toMatchObject([{ day: THURSDAY }]);
    const { rows } = await owner().query(
      `SELECT DISTINCT cancelled_late, cancelled_by FROM booking WHERE family_id = $1 AND status = 'cancelled'`,
      [family.familyId],
    );
    expect(rows).toEqual([{ cancelled_late: false, cancelled_by: agent.accountId }]);
    const mails = await mailsOf(family.familyId, "school-moved");
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.text).toMatch(/Gardés dans la nouvelle école \(1\)\s:\n– Restauration scolaire\s: jeudi 3 décembre\./);
    expect(mail?.text).toMatch(/En liste d’attente dans la nouvelle école \(1\)\s:/);
    expect(mail?.text).toContain("lundi 7 décembre (fermé ce jour-là), mardi 8 décembre (pas de places à cette date)");
    expect(await mailsOf(family.familyId, "child-changed")).toEqual([]);
  });

  it("leaves before its first day what is there, and may be booked there until then", async () => {
    const schools = await twoSchools([1, 1, 1, 1]);
    const { family, childId, move } = await eater(schools, [THURSDAY, MONDAY]);
    const later = { ...move, from: "07/12/2026" };
    expect((await recapOf(staff(), later)).kept).toMatchObject([{ day: THURSDAY }]);
    await moveTo(staff(), later);
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} booked former`, `${MONDAY} booked new`]);
    const { days } = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    const boxes = days.flatMap(({ day, cells }) => cells.filter(({ box }) => box).map(() => day));
    expect(boxes).toEqual([THURSDAY, FRIDAY, MONDAY, TUESDAY]);
    const { rows } = await owner().query("SELECT school_id, school_from::text FROM child WHERE id = $1", [childId]);
    expect(rows).toEqual([{ school_id: schools.schoolId, school_from: MONDAY }]);
  });

  it("moves its place in a queue and its offer there: an offer where a place is free, a rank where not", async () => {
    const schools = await twoSchools([1, 0, null, null]);
    const holder = await eater(schools, [THURSDAY, FRIDAY]);
    const { childId, move } = await eater(schools, [THURSDAY, FRIDAY]);
    await staff().booking.desk.childLeaves({ familyId: holder.move.familyId, childId: holder.childId, sure: "on" });
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} offered former`, `${FRIDAY} offered former`]);
    await moveTo(staff(), move);
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} offered new`, `${FRIDAY} waiting new`]);
  });

  it("leaves a free place to who waits for it already", async () => {
    const schools = await twoSchools([1, null, null, null]);
    const [there, first] = [
      await makeEaters(canteen, [schools.schoolId]),
      await makeEaters(canteen, [schools.schoolId]),
    ];
    await book(canteen, there, { wanted: keysOf(there, [THURSDAY]) });
    await book(canteen, first, { wanted: keysOf(first, [THURSDAY]) });
    const { childId, move } = await eater(schools, [THURSDAY]);
    await owner().query("UPDATE slot SET capacity = 2 WHERE school_id = $1", [schools.schoolId]);
    await moveTo(staff(), move);
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} waiting new`]);
    expect((await apiOf(canteen, first).booking.waitlist()).offers).toMatchObject([{ day: THURSDAY }]);
  });

  it("tells each household its own days, and moves them all", async () => {
    const schools = await twoSchools([1, 1, 1, 1]);
    const { family, childId, move } = await eater(schools, [THURSDAY, MONDAY]);
    const other = await makeFamily(canteen.city.id);
    const link = { city_id: canteen.city.id, family_id: other.familyId, child_id: childId };
    await insert("family_child", { ...link, custody: "alternating", custody_weeks: "even" });
    await owner().query("UPDATE booking SET family_id = $1 WHERE child_id = $2 AND day = $3", [
      other.familyId,
      childId,
      MONDAY,
    ]);
    expect((await recapOf(staff(), move)).days.map(({ elsewhere }) => elsewhere)).toEqual([false, true]);
    await moveTo(staff(), move);
    const [[own], [theirs]] = [
      await mailsOf(family.familyId, "school-moved"),
      await mailsOf(other.familyId, "school-moved"),
    ];
    expect([own?.text.includes("lundi 7"), theirs?.text.includes("lundi 7")]).toEqual([false, true]);
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} booked new`, `${MONDAY} booked new`]);
  });

  it("is read again when something has changed since", async () => {
    const schools = await twoSchools([1, 1, 1, 1]);
    const { family, childId, move } = await eater(schools, [THURSDAY]);
    const { seen } = await recapOf(staff(), move);
    await book(canteen, family, { wanted: keysOf(family, [FRIDAY]), base: [] });
    const refused = await refusalOf(staff().booking.desk.moveSchool({ ...move, classId: "", seen: seen.join("\n") }));
    expect(refused).toMatchObject({ tag: "SchoolMoveMoved", days: [FRIDAY] });
    expect(await heldBy(childId, schools.schoolId)).toEqual([`${THURSDAY} booked former`, `${FRIDAY} booked former`]);
  });

  it("refuses today, a day too far, the same school, and none of the town’s", async () => {
    const schools = await twoSchools([]);
    const { move } = await eater(schools, []);
    const check = async (over: Partial<Move>) =>
      (await refusalOf(staff().booking.desk.checkSchoolMove({ ...move, ...over }))).tag;
    expect(await check({ from: "23/11/2026" })).toBe("SchoolMoveOutside");
    expect(await check({ from: "25/01/2027" })).toBe("SchoolMoveOutside");
    expect(await check({ schoolId: schools.former })).toBe("DeskSchoolSame");
    expect(await check({ schoolId: newId() })).toBe("DeskSchoolNotFound");
    const old = await staff("2026-11-25T12:00:00+01:00").booking.desk.schoolMoveRecap(move);
    expect(old).toMatchObject({ recap: null, refusal: expect.stringContaining("Écrivez un jour du 26 novembre 2026") });
  });

  it("costs what it did, and another price only where the new school has one", async () => {
    const schools = await twoSchools([1, 1, 1, 1]);
    const dear = await makeSchool(canteen.city.id, { uai: DEAR });
    await makeSlots(canteen, dear, DAYS, 1);
    const { childId, move } = await eater(schools, [THURSDAY]);
    await owner().query("UPDATE booking SET price_cents = 111 WHERE child_id = $1", [childId]);
    const priceOf = async () =>
      (await owner().query("SELECT price_cents FROM booking WHERE child_id = $1", [childId])).rows;
    const api = staff();
    await moveTo(api, move);
    expect(await priceOf()).toEqual([{ price_cents: 111 }]);
    expect((await recapOf(api, { ...move, schoolId: dear })).days).toMatchObject([{ newPrice: 999 }]);
    await moveTo(api, { ...move, schoolId: dear });
    expect(await priceOf()).toEqual([{ price_cents: 999 }]);
    const [, mail] = await mailsOf(move.familyId, "school-moved");
    expect(mail?.text ?? "").toMatch(/nouveau prix/);
  });
});
