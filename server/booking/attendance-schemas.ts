import * as z from "zod";
import { choiceField, dayField, listField, optionalTextField } from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
const isoDay = z.string(stale).refine(isExistingDay, stale);
const month = z.string(stale).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, stale);

/** The month of presences: without a month, the one to finish first; without an activity, the first of the town. */
export const attendanceMonthSchema = z.strictObject({ month: month.optional(), activityId: id.optional() });

/** A school on a day. */
export const attendanceSheetSchema = z.strictObject({ activityId: id, schoolId: id, day: isoDay });

/**
 * The sheet as it is sent: boxes with the id of a child. `shown` is what the page showed (`<child>.<kind>` joined by
 * spaces), for the server to see what somebody else wrote meanwhile.
 */
export const saveSheetSchema = z.strictObject({
  activityId: id,
  schoolId: id,
  day: isoDay,
  shown: z
    .string(stale)
    .max(200_000)
    .transform((text) => text.split(" ").filter((part) => part !== "")),
  absent: listField(1000),
  excused: listField(1000),
  unbooked: listField(1000),
});

/** All the days of a school in a month that are over and that nobody has looked at. */
export const verifyMonthSchema = z.strictObject({ activityId: id, schoolId: id, month });

export const absenceFormSchema = z.strictObject({ childId: id });

/** An absence over some days, from an illness or a journey (B8). */
export const recordAbsenceSchema = z.strictObject({
  childId: id,
  activityId: id,
  first: dayField("Écrivez le premier jour d’absence."),
  last: dayField("Écrivez le dernier jour d’absence."),
  kind: choiceField(["absent_excused", "absent_unexcused"], "Choisissez si l’absence est justifiée."),
  reason: optionalTextField(200),
});
