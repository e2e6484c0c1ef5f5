import * as z from "zod";
import { bookingRulesSchema } from "./deadline-rule";
import { SEASONS } from "./school-calendar";

/** What a family finds when no place is left (C6): a waitlist, or a plain "complet". */
const WHEN_FULL = ["waitlist", "closed"] as const;

/** How an activity is booked, as the town set it; kept as JSON with the activity (C1, C3, C4, C6, B5). */
export const activitySettingsSchema = z
  .object({
    season: z.enum(SEASONS).default("school_time"),
    /** Days with class in the town's schools, Monday 1 to Sunday 7: what "jour d’école" means in the rules. */
    schoolWeekdays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 4, 5]),
    rules: bookingRulesSchema,
    whenFull: z.enum(WHEN_FULL),
    waitlist: z
      .object({
        /** Whether the family sees its rank. */
        showRank: z.boolean().default(true),
        /** How long a place that frees is kept for a family, in hours. */
        offerHours: z.number().int().min(1).max(168).default(24),
      })
      .prefault({}),
    /**
     * What is paid for it may count as care of young children for taxes (CGI, article 200 quater B). Only for an activity
     * whose price pays for nothing but care: food never counts, so that a day with its meal is two activities.
     */
    childCare: z.boolean().default(false),
  })
  .strict();
export type ActivitySettings = z.output<typeof activitySettingsSchema>;
