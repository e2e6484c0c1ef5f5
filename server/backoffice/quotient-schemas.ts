import * as z from "zod";
import { dayField, eurosField, textField } from "@/server/platform/form-fields";

/** What French funds print, "720,00"; far above it is a slip of the finger. */
const HIGHEST_CENTS = 5_000_000;

const amount = () =>
  eurosField(
    "Écrivez le quotient familial, comme sur l’attestation. Exemple\u00a0: 720 ou 720,50.",
    "720 ou 720,50",
  ).refine((cents) => cents <= HIGHEST_CENTS, "Ce quotient est trop élevé pour être juste. Vérifiez le montant.");

/** The first day of a month, as the list of months sends it. */
const month = () =>
  z
    .string({ error: "Choisissez le mois du quotient." })
    .regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, "Choisissez le mois du quotient.");

/** The end of validity is left out for a document that is good for ever. */
export const acceptAttestationSchema = z.strictObject({
  documentId: z.uuid(),
  validUntil: dayField("Écrivez le dernier jour de validité.").optional(),
  amount: amount(),
  month: month(),
});

export const enterQuotientSchema = z.strictObject({
  familyId: z.uuid(),
  amount: amount(),
  month: month(),
  reason: textField("Écrivez pourquoi vous saisissez ce quotient\u00a0: la famille le lira.", 500),
});
