import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiOf, book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";

invariantsHoldAfterEach();

let canteen: Canteen;
let schoolId: string;
let family: EatingFamily;

beforeAll(async () => {
  canteen = await makeCanteen();
});

beforeEach(async () => {
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"], 5);
  family = await makeEaters(canteen, [schoolId, schoolId]);
});

describe("the usual week", () => {
  it("fills a draft over a period, holidays left out, one week in two", async () => {
    await makeSlots(canteen, schoolId, ["2026-12-10", "2026-12-15", "2026-12-17", "2027-01-05", "2027-01-12"], 5);
    const api = apiOf(canteen, family);
    const { draftId } = await api.booking.makeWeeklyDraft({
      activity: canteen.activityId,
      from: "01/12/2026",
      to: "15/01/2027",
      days: [`${family.children[0]}.2`],
      rhythms: [`${family.children[0]}.odd`],
      mode: "add",
    });
    const recap = await api.booking.recap({ draft: draftId });
    expect(recap.lines.map(({ day }) => day)).toEqual(["2026-12-01", "2026-12-15", "2027-01-05"]);
  });

  it("copies the days to the siblings, and replaces what is booked when asked", async () => {
    await book(canteen, family, { wanted: [`${family.children[0]}.2026-12-03`] });
    const api = apiOf(canteen, family);
    const { draftId } = await api.booking.makeWeeklyDraft({
      activity: canteen.activityId,
      from: "01/12/2026",
      to: "08/12/2026",
      days: [`${family.children[0]}.2`],
      rhythms: [],
      sameForAll: "on",
      mode: "replace",
    });
    const recap = await api.booking.recap({ draft: draftId });
    expect(recap.lines.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      "2026-12-01 add",
      "2026-12-01 add",
      "2026-12-03 cancel",
      "2026-12-08 add",
      "2026-12-08 add",
    ]);
  });

  it.each([
    ["no day", { days: [] as string[] }, "BookingNoWeekday"],
    ["a period that ends before it starts", { to: "30/11/2026" }, "BookingPeriodEndsBeforeStart"],
    ["a period that is too long", { to: "30/06/2029" }, "BookingPeriodTooLong"],
    ["days without anything to book", { from: "21/12/2026", to: "23/12/2026" }, "BookingNothingInPeriod"],
  ])("refuses %s", async (_, over, tag) => {
    await expect(
      apiOf(canteen, family).booking.makeWeeklyDraft({
        activity: canteen.activityId,
        from: "01/12/2026",
        to: "08/12/2026",
        days: [`${family.children[0]}.2`],
        rhythms: [],
        mode: "add",
        ...over,
      }),
    ).rejects.toThrow(tag);
  });
});
