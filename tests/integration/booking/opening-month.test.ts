import { beforeAll, expect, it } from "vitest";
import { apiOf } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";

/*
 * The month that the booking page opens on when none is asked for. This canteen is booked until 18:00 the school day
 * before: nothing of November can be changed from Friday the 27th in the evening.
 */
const LAST_HOUR = "2026-11-27T16:59:00Z";
const TOO_LATE = "2026-11-27T17:01:00Z";

let canteen: Canteen;
beforeAll(async () => {
  canteen = await makeCanteen();
});

async function familyWith(days: readonly string[]): Promise<EatingFamily> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [...days], 5);
  return makeEaters(canteen, [schoolId]);
}

const monthAt = async (family: EatingFamily, now: string) =>
  (await apiOf(canteen, family, now).booking.month({})).month;

it("is the present one while something of it can be changed, then the next", async () => {
  const family = await familyWith(["2026-11-30", "2026-12-01"]);
  expect(await monthAt(family, LAST_HOUR)).toBe("2026-11");
  expect(await monthAt(family, TOO_LATE)).toBe("2026-12");
  expect((await apiOf(canteen, family, TOO_LATE).booking.month({ month: "2026-11" })).month).toBe("2026-11");
});

it("is the first that has something to book, however far", async () => {
  expect(await monthAt(await familyWith(["2026-11-30", "2027-02-01"]), TOO_LATE)).toBe("2027-02");
});

it("stays the present one when none has anything left, and says so; not of a month that was asked for", async () => {
  const family = await familyWith(["2026-11-30"]);
  const page = (asked: { month?: string }) => apiOf(canteen, family, TOO_LATE).booking.month(asked);
  expect(await page({})).toMatchObject({ month: "2026-11", nothingLeft: true });
  expect(await page({ month: "2026-11" })).toMatchObject({ nothingLeft: false });
  expect(await apiOf(canteen, family, LAST_HOUR).booking.month({})).toMatchObject({ nothingLeft: false });
});
