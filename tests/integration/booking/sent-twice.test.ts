import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, draftOf, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

const invariants = invariantsHoldAfterEach();

/* One form that comes more than once, as hands and telephones send it (F13): one booking, and the same answer. */

const DAY = "2026-12-03";
let canteen: Canteen;
let schoolId: string;
beforeAll(async () => {
  canteen = await makeCanteen();
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY], 200);
});

const wishOf = (family: EatingFamily) => ({ wanted: [`${family.children[0]}.${DAY}`] });
const recapOf = async (family: EatingFamily, draft: string) =>
  (await apiOf(canteen, family).booking.recap({ draft })).seen.join("\n");

async function bookingsOf(family: EatingFamily): Promise<number> {
  const { rows } = await owner().query("SELECT count(*)::int AS n FROM booking WHERE family_id = $1", [
    family.familyId,
  ]);
  return rows[0]?.n ?? 0;
}

describe("a form of booking that is sent more than once (F13)", () => {
  it.each([
    ["a double click", NOON],
    ["a telephone that slept ten minutes", "2026-11-23T12:10:00+01:00"],
    ["a telephone that slept until the day could no longer be booked", "2026-12-02T20:00:00+01:00"],
  ])("by %s: one booking, the same result", async (_, again) => {
    const family = await makeEaters(canteen, [schoolId]);
    const draft = await draftOf(canteen, family, wishOf(family));
    const seen = await recapOf(family, draft);
    const at = (now: string) => apiOf(canteen, family, now).booking;
    const first = await at(NOON).confirm({ draft, seen });
    const told = await at(NOON).result({ draft });
    expect(await at(again).confirm({ draft, seen })).toEqual(first);
    expect(await at(again).result({ draft })).toEqual(told);
    expect([told.lines.map(({ tag }) => tag), await bookingsOf(family)]).toEqual([["booked"], 1]);
  });

  it("by the back button and another tab, all at once: one booking", async () => {
    const family = await makeEaters(canteen, [schoolId]);
    const drafts = await Promise.all([1, 2, 3].map(() => draftOf(canteen, family, wishOf(family))));
    const forms = await Promise.all(drafts.map(async (draft) => ({ draft, seen: await recapOf(family, draft) })));
    const sent = [...forms, ...forms].map((form) => apiOf(canteen, family).booking.confirm(form));
    const outcomes = await Promise.allSettled(sent);
    expect(outcomes.map(({ status }) => status)).toContain("fulfilled");
    expect(await bookingsOf(family)).toBe(1);
  });

  it("would be two meals of one child without the index: refused, and seen (negative control)", async () => {
    const family = await makeEaters(canteen, [schoolId]);
    const twice = async () => {
      for (let n = 0; n < 2; n++) {
        await owner().query(
          `INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
           SELECT city_id, $1, id, activity_id, day, $2, $3, 235, '{}', $4 FROM slot WHERE school_id = $5`,
          [newId(), family.children[0], family.familyId, family.accountId, schoolId],
        );
        await owner().query("UPDATE slot SET taken = taken + 1 WHERE school_id = $1", [schoolId]);
      }
    };
    await expect(twice()).rejects.toThrow("booking_once");
    await owner().query("DELETE FROM booking WHERE family_id = $1", [family.familyId]);
    await owner().query("UPDATE slot SET taken = taken - 1 WHERE school_id = $1", [schoolId]);
    await owner().query("DROP INDEX booking_once");
    await twice();
    invariants.areBroken("I2 a child is booked twice");
  });
});
