import { z } from "zod";
import { bookingRulesSchema } from "./domain/deadline-rule";
import { SEASONS } from "./domain/school-calendar";

const weekdays = z.array(z.int().min(1).max(7)).min(1);

/** What happens once a day is full (B5, C6). `offerHours`: how long a place that frees is kept for the family it is offered to. */
const waitlistSchema = z.strictObject({
  open: z.boolean().default(true),
  showRank: z.boolean().default(true),
  offerHours: z.int().min(1).max(168).default(24),
});

/** What a town sets for an activity (C3, C4, C6): the column `activity.settings`, as it is stored. */
export const activitySettingsSchema = z.strictObject({
  rules: bookingRulesSchema,
  season: z.enum(SEASONS).default("school_time"),
  /** Days with class in the town, Monday 1 to Sunday 7; the days of the activity itself are `activity.weekdays`. */
  schoolWeekdays: weekdays.default([1, 2, 4, 5]),
  waitlist: waitlistSchema.prefault({}),
});

export type ActivitySettings = z.output<typeof activitySettingsSchema>;
/** As it is written in the base or in a seed: what has a default may be left out. */
export type ActivitySettingsInput = z.input<typeof activitySettingsSchema>;
