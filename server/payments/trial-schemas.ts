import * as z from "zod";
import { textField } from "@/server/platform/form-fields";
import { payerEmail, staleId } from "./schemas";

/** A trial payment of one invoice of a régie (PROTOCOLS 1.4). */
export const beginTrialSchema = z.strictObject({
  regieId: staleId,
  reference: textField("Écrivez le numéro d’une facture de cette régie, comme CANT2026000123.", 30).transform((text) =>
    text.replaceAll(/\s/g, "").toUpperCase(),
  ),
  email: payerEmail,
  requestKey: staleId,
});

export const trialSchema = z.strictObject({ operationId: staleId });

export const trialFormSchema = z.strictObject({ regieId: staleId });
