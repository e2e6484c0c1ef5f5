import { Temporal } from "temporal-polyfill";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { logger } from "@/server/platform/logger";
import { apiOf, book, confirm, draftOf, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/*
 * Booking after the last moment, by whatever a family has in hand (attack 29): its clock, its time zone, a form sent
 * again, a tab left open. The rule of this canteen: until 18:00 the school day before, that minute included, in the
 * town's own time.
 */
const IN_WINTER = { day: "2026-12-08", month: "2026-12", last: "2026-12-07T17:00:59Z", late: "2026-12-07T17:01:00Z" };
const IN_SUMMER = { day: "2027-06-08", month: "2027-06", last: "2027-06-07T16:00:59Z", late: "2027-06-07T16:01:00Z" };
const SAME_DAY = { kind: "days_before", count: 0, unit: "calendar", at: "09:00" };
const EVE = { kind: "days_before", count: 1, unit: "school", at: "18:00" };
/** Where the machine may believe it is: the furthest east, the furthest west, and none. */
const ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"];
const zoneOfTheRun = process.env.TZ;

/** What a confirmation looks at is read as of the page, not as of now, once a test says so. */
const guard = vi.hoisted((): { momentOfThePage?: string } => ({}));
vi.mock("@/server/booking/queries/plan", async (original) => {
  const real = await original<typeof import("@/server/booking/queries/plan")>();
  const readPlan: typeof real.readPlan = (scope, draft) => {
    const { momentOfThePage: moment } = guard;
    return real.readPlan(moment ? { ...scope, now: Temporal.Instant.from(moment) } : scope, draft);
  };
  return { ...real, readPlan };
});

let canteen: Canteen;
/** One may give up a day until its morning, and pays for it after 18:00 the evening before. */
let strict: Canteen;
let family: EatingFamily;

beforeAll(async () => {
  canteen = await makeCanteen();
  strict = await makeCanteen({ rules: { booking: SAME_DAY, cancelling: EVE, lateCancelling: { until: SAME_DAY } } });
});

afterEach(() => {
  guard.momentOfThePage = undefined;
  if (zoneOfTheRun === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfTheRun;
});

async function freshFamily(capacity = 5): Promise<void> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [IN_WINTER.day, IN_SUMMER.day], capacity);
  family = await makeEaters(canteen, [schoolId]);
}

const placeOn = (day: string) => `${family.children[0]}.${day}`;

async function booked(): Promise<number> {
  const { rows } = await owner().query(
    "SELECT count(*)::int AS n FROM booking WHERE family_id = $1 AND status = 'booked'",
    [family.familyId],
  );
  return rows[0]?.n ?? 0;
}

/** The recap of a day as it was read in time, and the way to send it at another moment. */
async function formReadInTime({ day, month, last }: typeof IN_WINTER) {
  const draft = await draftOf(canteen, family, { wanted: [placeOn(day)], month }, last);
  const seen = (await apiOf(canteen, family, last).booking.recap({ draft })).seen.join("\n");
  return { draft, sendAt: (now: string) => apiOf(canteen, family, now).booking.confirm({ draft, seen }) };
}

describe("a booking after the last moment (attack 29)", () => {
  const moments = ZONES.flatMap((zone) => [
    { zone, season: "winter", ...IN_WINTER },
    { zone, season: "summer", ...IN_SUMMER },
  ]);

  it.each(moments)("is refused by the second, in $season, on a machine in $zone", async ({ zone, ...when }) => {
    await freshFamily();
    process.env.TZ = zone;
    const { draft, sendAt } = await formReadInTime(when);
    expect(await sendAt(when.late)).toMatchObject({ outcome: "changed" });
    const recap = await apiOf(canteen, family, when.late).booking.recap({ draft });
    expect(recap.lines.map(({ kind }) => kind)).toEqual(["refused"]);
    expect(recap.lines[0]?.reason).toMatch(/il fallait réserver avant le (lundi|mardi) 7 (décembre|juin) à 18\u00a0h/);
    expect(await booked()).toBe(0);
  });

  it.each(moments)("was possible one second before, in $season, from $zone (control)", async ({ zone, ...when }) => {
    await freshFamily();
    process.env.TZ = zone;
    const { sendAt } = await formReadInTime(when);
    const told = vi.spyOn(logger, "warn");
    expect(await sendAt(when.last)).toMatchObject({ outcome: "confirmed" });
    expect(await booked()).toBe(1);
    expect(told.mock.calls).toEqual([]);
    told.mockRestore();
  });

  it("is refused to a form sent again and again, and to the recap that was read after it: each is a security event", async () => {
    await freshFamily();
    const { draft, sendAt } = await formReadInTime(IN_WINTER);
    const told = vi.spyOn(logger, "warn");
    for (let n = 0; n < 3; n++) expect(await sendAt(IN_WINTER.late)).toMatchObject({ outcome: "changed" });
    await expect(confirm(canteen, family, draft, IN_WINTER.late)).rejects.toThrow("BookingNothingChanged");
    expect(await booked()).toBe(0);
    const event = { event: "booking-too-late", days: 1, cityId: canteen.city.id, account: family.accountId };
    expect(told.mock.calls).toEqual(Array(4).fill([expect.objectContaining(event), "booking"]));
    told.mockRestore();
  });

  it("would pass by that form, were the moment that of its page (negative control)", async () => {
    await freshFamily();
    const { sendAt } = await formReadInTime(IN_WINTER);
    expect(await sendAt(IN_WINTER.late)).toMatchObject({ outcome: "changed" });
    // The same bytes at the same moment.
    guard.momentOfThePage = IN_WINTER.last;
    expect(await sendAt(IN_WINTER.late)).toMatchObject({ outcome: "confirmed" });
    expect(await booked()).toBe(1);
  });

  it("would pass late, were the rule of the service not asked again (negative control)", async () => {
    await freshFamily();
    const { sendAt } = await formReadInTime(IN_WINTER);
    const rules = "SELECT settings -> 'rules' AS rules FROM activity WHERE id = $1";
    const { rows } = await owner().query(rules, [canteen.activityId]);
    const set = (value: object) =>
      owner().query("UPDATE activity SET settings = jsonb_set(settings, '{rules}', $2) WHERE id = $1", [
        canteen.activityId,
        JSON.stringify(value),
      ]);
    await set({
      ...rows[0]?.rules,
      lateBooking: { until: { kind: "days_before", count: 0, unit: "calendar", at: "11:00" } },
    });
    const answer = await sendAt(IN_WINTER.late);
    await set(rows[0]?.rules);
    expect(answer).toMatchObject({ outcome: "confirmed" });
    expect(await booked()).toBe(1);
  });

  it("is refused to a tab that was left open, by the month and by the usual week", async () => {
    await freshFamily();
    const { base } = await apiOf(canteen, family, NOON).booking.month({ month: "2026-12" });
    const late = apiOf(canteen, family, IN_WINTER.late);
    const draft = await draftOf(canteen, family, { wanted: [placeOn(IN_WINTER.day)], base }, IN_WINTER.late);
    expect((await late.booking.recap({ draft })).lines.map(({ kind }) => kind)).toEqual(["refused"]);
    await expect(confirm(canteen, family, draft, IN_WINTER.late)).rejects.toThrow("BookingNothingChanged");
    const week = late.booking.makeWeeklyDraft({
      activity: canteen.activityId,
      from: "08/12/2026",
      to: "08/12/2026",
      days: [`${family.children[0]}.2`],
      rhythms: [],
      mode: "add",
    });
    const outcome = await week.then(
      async ({ draftId }) => (await late.booking.recap({ draft: draftId })).lines.map(({ kind }) => kind),
      (error: Error) => [error.message],
    );
    expect([["refused"], ["BookingNothingInPeriod"]]).toContainEqual(outcome);
    expect(await booked()).toBe(0);
  });

  it("stays billed when given up later than is free: the month, its boxes and the recap say one amount", async () => {
    const schoolId = await makeSchool(strict.city.id);
    await makeSlots(strict, schoolId, [IN_WINTER.day, "2026-12-10"], 5);
    family = await makeEaters(strict, [schoolId]);
    const [late, free] = [placeOn(IN_WINTER.day), placeOn("2026-12-10")];
    await book(strict, family, { wanted: [late, free] });
    const month = () => apiOf(strict, family, IN_WINTER.late).booking.month({ month: "2026-12" });
    const before = await month();
    const boxes = before.days.flatMap(({ cells }) =>
      cells.flatMap(({ box }) => (box ? [[box.value, box.billed]] : [])),
    );
    expect(boxes).toEqual([
      [late, true],
      [free, false],
    ]);
    const draft = await draftOf(strict, family, { wanted: [free], base: before.base }, IN_WINTER.late);
    const totals = async (id: string) =>
      (await apiOf(strict, family, IN_WINTER.late).booking.recap({ draft: id })).totals;
    expect(await totals(draft)).toEqual({ before: 470, after: 470 });
    await confirm(strict, family, draft, IN_WINTER.late);
    expect(await month()).toMatchObject({ bookedCount: 1, bookedTotal: 235, billedTotal: 235 });
    const none = await draftOf(strict, family, { wanted: [], base: [`${free}.booked`] }, IN_WINTER.late);
    expect(await totals(none)).toEqual({ before: 470, after: 235 });

    // Booked again, the day is due once; given up again too, and as often as one likes.
    const again = await draftOf(strict, family, { wanted: [late, free], base: [`${free}.booked`] }, IN_WINTER.late);
    expect(await totals(again)).toEqual({ before: 470, after: 470 });
    await confirm(strict, family, again, IN_WINTER.late);
    expect(await month()).toMatchObject({ bookedCount: 2, bookedTotal: 470, billedTotal: 0 });
    await book(strict, family, { wanted: [free], base: (await month()).base }, IN_WINTER.late);
    expect(await month()).toMatchObject({ bookedCount: 1, bookedTotal: 235, billedTotal: 235 });
  });

  it("takes no moment, price or lateness from a form: nothing of the kind is known to it", async () => {
    await freshFamily();
    const { draft } = await formReadInTime(IN_WINTER);
    const api = apiOf(canteen, family, IN_WINTER.late);
    for (const name of ["now", "at", "bookedAt", "late", "timezone", "price"]) {
      const input = { draft, seen: "", [name]: IN_WINTER.last };
      await expect(api.booking.confirm(input), name).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });

  it("is refused to an offered place: its time ends with that of the day, and is the guard (negative control)", async () => {
    await freshFamily(1);
    const first = family;
    await book(canteen, first, { wanted: [placeOn(IN_WINTER.day)] });
    const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [first.children[0]]);
    family = await makeEaters(canteen, [rows[0].school_id]);
    await book(canteen, family, { wanted: [placeOn(IN_WINTER.day)] });
    const held = `${first.children[0]}.${IN_WINTER.day}.booked`;
    await book(canteen, first, { base: [held], wanted: [] }, "2026-12-07T09:00:00+01:00");
    const offered = await owner().query("SELECT id FROM waitlist_entry WHERE family_id = $1 AND status = 'offered'", [
      family.familyId,
    ]);
    const accept = () =>
      apiOf(canteen, family, IN_WINTER.late).booking.answerOffer({ entry: offered.rows[0]?.id, answer: "accept" });
    await expect(accept()).rejects.toThrow("BookingOfferOver");
    expect(await booked()).toBe(0);
    await owner().query("UPDATE waitlist_entry SET offer_expires_at = '2026-12-09' WHERE family_id = $1", [
      family.familyId,
    ]);
    await accept();
    expect(await booked()).toBe(1);
  });
});
