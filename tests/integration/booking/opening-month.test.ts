import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { apiOf, book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { writeOpening } from "../../support/openings";

const boards = vi.hoisted(() => ({ read: 0 }));
vi.mock("@/server/booking/queries/board", async (original) => {
  const real = await original<typeof import("@/server/booking/queries/board")>();
  const readBoard: typeof real.readBoard = (...asked) => {
    boards.read++;
    return real.readBoard(...asked);
  };
  return { ...real, readBoard };
});
beforeEach(() => {
  boards.read = 0;
});

/*
 * The month that the booking page opens on when none is asked for. This canteen is booked until 18:00 the school day
 * before: nothing of November can be changed from Friday the 27th in the evening.
 */
const LAST_HOUR = "2026-11-27T16:59:00Z";
const TOO_LATE = "2026-11-27T17:01:00Z";

let canteen: Canteen;
let opened: Canteen;
beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, opened] = [await makeCanteen(), await makeCanteen()];
});

async function familyWith(days: readonly string[]): Promise<EatingFamily> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [...days], 5);
  return makeEaters(canteen, [schoolId]);
}

const monthAt = async (family: EatingFamily, now: string) =>
  (await apiOf(canteen, family, now).booking.month({})).month;

it("tells of a day that is over what was booked, not until when one could", async () => {
  const family = await familyWith(["2026-11-26", "2026-11-27"]);
  const [child] = family.children;
  await book(canteen, family, { wanted: [`${child}.2026-11-26`], month: "2026-11" }, "2026-11-20T12:00:00Z");
  const cellsAt = async (now: string) => {
    const { days } = await apiOf(canteen, family, now).booking.month({ month: "2026-11" });
    return days
      .filter(({ day }) => day === "2026-11-26" || day === "2026-11-27")
      .map(({ lastMoment, cells: [cell] }) => [cell?.text, lastMoment ?? cell?.lastMoment]);
  };
  expect(await cellsAt("2026-11-26T12:00:00Z")).toEqual([
    ["réservé", expect.stringContaining("annulation impossible depuis")],
    [expect.stringMatching(/^libre/), expect.stringContaining("réservation tardive possible")],
  ]);
  // Today still says why not.
  expect(await cellsAt(TOO_LATE)).toEqual([
    ["réservé", null],
    [expect.stringContaining("délai dépassé"), null],
  ]);
  expect(await cellsAt("2026-11-28T12:00:00Z")).toEqual([
    ["réservé", null],
    ["pas réservé", null],
  ]);
});

it("is the present one while something of it can be changed, then the next", async () => {
  const family = await familyWith(["2026-11-30", "2026-12-01"]);
  expect(await monthAt(family, LAST_HOUR)).toBe("2026-11");
  expect(await monthAt(family, TOO_LATE)).toBe("2026-12");
  expect((await apiOf(canteen, family, TOO_LATE).booking.month({ month: "2026-11" })).month).toBe("2026-11");
});

it("is the first that has something to book, however far, for the price of three months", async () => {
  expect(await monthAt(await familyWith(["2026-11-30", "2027-02-01"]), TOO_LATE)).toBe("2027-02");
  expect(boards.read).toBe(3);
});

it("stays the present one when none has anything left, and says so; not of a month that was asked for", async () => {
  const family = await familyWith(["2026-11-30"]);
  const page = (asked: { month?: string }) => apiOf(canteen, family, TOO_LATE).booking.month(asked);
  expect(await page({})).toMatchObject({ month: "2026-11", nothingLeft: { opensAt: null } });
  expect(await page({ month: "2026-11" })).toMatchObject({ nothingLeft: null });
  expect(await apiOf(canteen, family, LAST_HOUR).booking.month({})).toMatchObject({ nothingLeft: null });
});

it("says when the next days open, and asks the base twice, however many months it looks at (C3, Q4)", async () => {
  const schoolId = await makeSchool(opened.city.id);
  await makeSlots(opened, schoolId, ["2026-11-30", "2026-12-01", "2027-02-01", "2027-03-01"], 5);
  const family = await makeEaters(opened, [schoolId]);
  const later = { firstDay: "2027-02-01", lastDay: "2027-03-31" };
  await writeOpening(opened, { opensAt: "2026-12-05T08:00:00+01:00", ...later });
  await writeOpening(opened, { opensAt: "2026-12-02T08:00:00+01:00", firstDay: "2027-03-01", lastDay: "2027-03-31" });
  const page = await apiOf(opened, family, "2026-11-30T20:00:00Z").booking.month({});
  expect(page).toMatchObject({ month: "2026-11", nothingLeft: { opensAt: expect.stringContaining("2 décembre") } });
  expect(boards.read).toBe(2);
});
