import * as z from "zod";
import { dayField, fileField, textField } from "@/server/platform/form-fields";
import { UPLOAD_LIMITS } from "./domain/upload-limits";

const id = () => z.uuid();
const CHOOSE = "Choisissez au moins un fichier.";
const TOO_MANY = `Choisissez au plus ${UPLOAD_LIMITS.filesAtOnce} fichiers à la fois. Vous pourrez en envoyer d’autres ensuite.`;

/**
 * Files for one kind of document. `maxBytes` is the city's limit where it is known; the procedure checks it anyway, and is the
 * one to say it where it is not: another limit said before would contradict what the page states (D11).
 */
export function uploadFormSchema(maxBytes?: number) {
  return z.strictObject({
    typeId: id(),
    childId: id().optional(),
    files: z.array(fileField(CHOOSE, maxBytes)).min(1, CHOOSE).max(UPLOAD_LIMITS.filesAtOnce, TOO_MANY),
  });
}

export const uploadSchema = uploadFormSchema();

/** With an activity, what an enrolment in it asks for. */
export const needsSchema = z.strictObject({ activityId: id().optional() }).optional();

export const documentIdSchema = z.strictObject({ documentId: id() });

/** The end of validity is left out for a document that is good for ever. */
export const acceptDocumentSchema = z.strictObject({
  documentId: id(),
  validUntil: dayField("Écrivez le dernier jour de validité.").optional(),
});

export const refuseDocumentSchema = z.strictObject({
  documentId: id(),
  reason: textField("Écrivez la raison du refus\u00a0: la famille la recevra par e-mail.", 1000),
});
