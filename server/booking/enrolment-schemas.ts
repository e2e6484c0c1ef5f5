import * as z from "zod";
import { dayField, freeTextField, listField, textField } from "@/server/platform/form-fields";
import { MOST_COMMENT } from "./domain/enrolment-request";
import { joinedField } from "./schemas";

const id = () => z.uuid("Cette page n’est plus à jour. Rechargez-la.");
/** Made by the recap: a form that is sent twice asks once. */
const sendingId = id();
const comment = freeTextField(MOST_COMMENT);
export const FIRST_DAY_MISSING = "Écrivez le premier jour de l’inscription.";

export const enrolmentFormSchema = z.strictObject({ activityId: id() });

/** Which children, in what, from when: until the last day of the activity. */
export const askEnrolmentSchema = z.strictObject({
  activityId: id(),
  children: listField(20).min(1, "Cochez au moins un enfant."),
  from: dayField(FIRST_DAY_MISSING),
});

/** What the recap said, line by line: sent back, it tells what has changed since it was read. */
const seen = joinedField("\n");

export const sendEnrolmentSchema = askEnrolmentSchema.safeExtend({ comment, sendingId, seen });

export const endingFormSchema = z.strictObject({ enrolmentId: id() });

export const askEndSchema = z.strictObject({
  enrolmentId: id(),
  lastDay: dayField("Écrivez le dernier jour de l’inscription."),
});

export const sendEndSchema = askEndSchema.safeExtend({ comment, sendingId, seen });

export const enrolmentRequestIdSchema = z.strictObject({ requestId: id() });

/**
 * The period as staff decide it. `from` is left out of the form of an enrolment that ends, and written in the other one;
 * `seen` is what the page of an enrolment that ends said of it, line by line.
 */
export const acceptEnrolmentSchema = z.strictObject({
  requestId: id(),
  from: dayField(FIRST_DAY_MISSING).optional(),
  to: dayField("Écrivez le dernier jour de l’inscription."),
  seen: seen.optional(),
});

export const refuseEnrolmentSchema = z.strictObject({
  requestId: id(),
  reason: textField("Écrivez la raison du refus\u00a0: la famille la recevra par e-mail.", 1000),
});
