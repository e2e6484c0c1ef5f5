import * as z from "zod";
import { emailField } from "@/server/platform/form-fields";
import { cents } from "@/server/platform/money";
import { isIdOp } from "./domain/payfip/id-op";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
/** An id that a page of ours has written. */
export const staleId = z.uuid(stale);
const id = staleId;

/** Ids of invoices, in a hidden field: "<id> <id>". */
const invoiceIds = z
  .string()
  .max(4_000)
  .transform((text) => text.split(" ").filter((part) => part !== ""))
  .pipe(z.array(id).min(1, "Choisissez au moins une facture.").max(100));

/** An amount that a page has shown, in cents: it is compared with what is so now, and never used. */
const shownAmount = z
  .string()
  .regex(/^\d{1,9}$/, stale)
  .transform((text) => cents(Number(text)));

/** As PayFiP wants it (PROTOCOLS 1.3). */
export const payerEmail = emailField().pipe(
  z
    .string()
    .min(6, "PayFiP n’accepte pas une adresse e-mail si courte. Écrivez-en une autre.")
    .max(80, "PayFiP n’accepte pas une adresse e-mail de plus de 80 caractères. Écrivez-en une autre."),
);

export const recapSchema = z.strictObject({ invoices: z.array(id).max(100).default([]) });

export const beginPaymentSchema = z.strictObject({
  invoices: invoiceIds,
  email: payerEmail,
  shown: shownAmount,
  requestKey: id,
});

export const operationSchema = z.strictObject({ operationId: id });

/** The id by which PayFiP notifies, and sends a payer back. */
export const idOpSchema = z.strictObject({ idOp: z.string().refine(isIdOp) });

export const paymentSchema = z.strictObject({ paymentId: id });

/** The link of a mail to a third party. */
export const receiptLinkSchema = z.strictObject({ token: z.string().min(20).max(200) });
