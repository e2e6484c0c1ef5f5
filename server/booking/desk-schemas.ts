import * as z from "zod";
import { dayField, optionalIdField } from "@/server/platform/form-fields";
import { joinedField } from "./schemas";

const id = () => z.uuid();

export const childEnrolmentsSchema = z.strictObject({ familyId: id(), childId: id() });

export const enrolChildSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  activityId: z.uuid("Choisissez une activité."),
  from: dayField("Écrivez le premier jour de l’inscription."),
  to: dayField("Écrivez le dernier jour de l’inscription."),
});

export const endEnrolmentSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  enrolmentId: id(),
  lastDay: dayField("Écrivez le dernier jour de l’inscription."),
});

export type EndEnrolment = z.output<typeof endEnrolmentSchema>;

/** `seen`: what the recap said, line by line. */
export const sendEndEnrolmentSchema = endEnrolmentSchema.safeExtend({ seen: joinedField("\n") });

export type SendEndEnrolment = z.output<typeof sendEndEnrolmentSchema>;

/** Another school, and the first day there. */
export const schoolMoveSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  schoolId: optionalIdField(),
  from: dayField("Écrivez le premier jour dans la nouvelle école."),
});

export type SchoolMoveWish = z.output<typeof schoolMoveSchema>;

/** `seen`: what the recap said, line by line. */
export const sendSchoolMoveSchema = schoolMoveSchema.safeExtend({
  classId: optionalIdField(),
  seen: joinedField("\n"),
});

export type SendSchoolMove = z.output<typeof sendSchoolMoveSchema>;

export const childLeavesSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  sure: z.literal("on", { error: "Cochez la case pour confirmer que l’enfant quitte ce foyer." }),
});
