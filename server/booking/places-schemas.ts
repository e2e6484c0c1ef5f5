import * as z from "zod";
import { onceRight } from "@/server/platform/compared-fields";
import {
  choiceField,
  dayField,
  listField,
  optionalDayField,
  optionalIdField,
  wholeNumberField,
} from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";
import { parseLevelsKey } from "./domain/division";
import { MOST_PLACES } from "./domain/places";
import { PLACES_SPANS } from "./domain/places-scope";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
const code = z.string(stale).min(1, stale).max(60, stale);
const isoDay = z.string(stale).refine(isExistingDay, stale);
const month = z.string(stale).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, stale);

/** The levels whose places change, by their key; "" or nothing for the places of whole schools, which gives null. */
const levels = z
  .string(stale)
  .refine((key) => key === "" || parseLevelsKey(key) !== undefined, stale)
  .optional()
  .transform((key) => key || null);

/** A month of one school: without a school, the first; without a month, the present one, or the nearest of the activity. */
export const placesMonthSchema = z.strictObject({ code, schoolId: id.optional(), month: month.optional() });

/** The form of a change; with the school and the days that one comes from, or what is no such thing, which is left out. */
export const placesFormSchema = z.strictObject({
  code,
  schoolId: id.optional().catch(undefined),
  first: isoDay.optional().catch(undefined),
  last: isoDay.optional().catch(undefined),
});

/** The form: which days, in which schools ("" for all), get how many places. */
export const preparePlacesSchema = z
  .strictObject({
    code,
    school: optionalIdField(),
    levels,
    from: dayField("Écrivez le premier jour."),
    span: choiceField(PLACES_SPANS, "Choisissez jusqu’à quand."),
    to: optionalDayField(),
    weekdays: listField(7),
    places: wholeNumberField("Écrivez le nombre de places.", { max: MOST_PLACES }),
  })
  .refine(({ span, to }) => span !== "until" || to !== undefined, {
    path: ["to"],
    message: "Écrivez le dernier jour, ou choisissez une autre durée.",
    when: onceRight("span", "to"),
  })
  .refine(({ span, from, to }) => span === "until" || to === undefined || (span === "day" && to === from), {
    path: ["to"],
    message:
      "Ce jour ne va pas avec la durée choisie. Effacez-le, ou choisissez «\u00a0Jusqu’au jour écrit ci-dessous\u00a0».",
    when: onceRight("span", "from", "to"),
  });

/** What the address of the recap says: days in ISO, weekdays as "1,2". */
export const placesScopeSchema = z.strictObject({
  code,
  schoolId: optionalIdField(),
  levels,
  first: isoDay,
  last: isoDay,
  weekdays: z
    .string(stale)
    .regex(/^([1-7](,[1-7]){0,6})?$/, stale)
    .transform((text) =>
      text
        .split(",")
        .filter((part) => part !== "")
        .map(Number),
    ),
  places: z
    .string(stale)
    .regex(/^\d{1,4}$/, stale)
    .transform(Number),
});

/** The same, confirmed. `version`: of what the recap showed. */
export const changePlacesSchema = placesScopeSchema.extend({ version: z.string(stale).max(100, stale) });
