import { expect, it } from "vitest";
import { activitySettingsSchema } from "./activity-settings";

const rules = {
  booking: { kind: "days_before", count: 1, unit: "school", at: "11:00" },
  cancelling: { kind: "days_before", count: 1, unit: "school", at: "11:00" },
};

it("fills in what a town most often wants", () => {
  const settings = activitySettingsSchema.parse({ rules, whenFull: "waitlist" });
  expect(settings).toMatchObject({
    season: "school_time",
    schoolWeekdays: [1, 2, 4, 5],
    waitlist: { showRank: true, offerHours: 24 },
    childCare: false,
  });
  expect(activitySettingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});

it("refuses a setting that it does not know, and a week without class", () => {
  expect(activitySettingsSchema.safeParse({ rules, whenFull: "waitlist", surprise: 1 }).success).toBe(false);
  expect(activitySettingsSchema.safeParse({ rules, whenFull: "waitlist", schoolWeekdays: [] }).success).toBe(false);
});
