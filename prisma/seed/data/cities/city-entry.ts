import { z } from "zod";
import { activitySettingsSchema } from "@/server/catalogue/domain";
import { citySettingsSchema } from "@/server/tenancy/domain/city";

/** An activity of a town, as its staff would set it. */
const activitySchema = z.object({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1),
  unitLabel: z.string().min(1),
  /** Days on which it opens, Monday 1 to Sunday 7. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  settings: activitySettingsSchema,
});
export type ActivityEntry = z.output<typeof activitySchema>;

/** A real town with the settings of the demonstration. Whoever can be written to or called is fictitious. */
export const cityEntrySchema = z.object({
  slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1),
  inseeCodes: z.array(z.string().regex(/^\d{5}$/)).min(1),
  postcodes: z.array(z.string().regex(/^\d{5}$/)).min(1),
  /** INSEE code, "42". */
  department: z.string().regex(/^(\d{2,3}|2[AB])$/),
  population: z.number().int().positive(),
  timezone: z.string().min(1),
  schoolZone: z.enum(["A", "B", "C", "corse", "outre-mer"]),
  settings: citySettingsSchema,
  canteen: activitySchema.extend({ code: z.literal("cantine") }),
  /** The evenings after school, in the towns that have them: care of children, without a meal. */
  evening: activitySchema.optional(),
});
export type CityEntry = z.output<typeof cityEntrySchema>;
