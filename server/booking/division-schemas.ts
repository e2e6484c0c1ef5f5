import * as z from "zod";
import { dayField, optionalWholeNumberField } from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";
import { parseGroups } from "./domain/division";
import { MOST_PLACES } from "./domain/places";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const code = z.string(stale).min(1, stale).max(60, stale);
const schoolId = z.uuid(stale);
const isoDay = z.string(stale).refine(isExistingDay, stale);

/** Of which school, in which activity. */
export const divisionFormSchema = z.strictObject({ code, schoolId });

/** The group of a level: "1" to "3"; "" or nothing for none, which gives null. */
const groupField = () =>
  z
    .enum(["", "1", "2", "3"], "Choisissez un groupe de la liste.")
    .optional()
    .transform((chosen) => (chosen ? Number(chosen) : null));

const placesField = () => optionalWholeNumberField({ max: MOST_PLACES });

/** The form: from which day, which levels share how many places. */
export const prepareDivisionSchema = z
  .strictObject({
    code,
    schoolId,
    from: dayField("Écrivez le premier jour."),
    PS: groupField(),
    MS: groupField(),
    GS: groupField(),
    CP: groupField(),
    CE1: groupField(),
    CE2: groupField(),
    CM1: groupField(),
    CM2: groupField(),
    places1: placesField(),
    places2: placesField(),
    places3: placesField(),
    others: placesField(),
  })
  .superRefine(({ places1, places2, places3, ...values }, context) => {
    const used = new Set([values.PS, values.MS, values.GS, values.CP, values.CE1, values.CE2, values.CM1, values.CM2]);
    for (const [index, places] of [places1, places2, places3].entries()) {
      const group = index + 1;
      const path = [`places${group}`];
      if (used.has(group) && places === null) {
        const message = `Écrivez le nombre de places du groupe ${group}.`;
        context.addIssue({ code: "custom", path, message });
      } else if (!used.has(group) && places !== null) {
        const message = `Aucun niveau n’est dans le groupe ${group}. Effacez ce nombre, ou choisissez ce groupe pour un niveau.`;
        context.addIssue({ code: "custom", path, message });
      }
    }
  });

/** What the address of the recap says: the day in ISO, the groups as "PS.MS.GS-60_CP.CE1-90". */
export const divisionScopeSchema = z.strictObject({
  code,
  schoolId,
  first: isoDay,
  groups: z
    .string(stale)
    .max(60, stale)
    .transform((text, context) => {
      const groups = parseGroups(text);
      if (groups) return groups;
      context.addIssue({ code: "custom", message: stale });
      return z.NEVER;
    }),
  others: z
    .string(stale)
    .regex(/^\d{0,4}$/, stale)
    .transform((text) => (text === "" ? null : Number(text))),
});

/** The same, confirmed. `version`: of what the recap showed. */
export const dividePlacesSchema = divisionScopeSchema.extend({ version: z.string(stale).max(100, stale) });
