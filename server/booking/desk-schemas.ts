import * as z from "zod";
import { dayField } from "@/server/platform/form-fields";

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

export const childLeavesSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  sure: z.literal("on", { error: "Cochez la case pour confirmer que l’enfant quitte ce foyer." }),
});
