import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { periodText } from "@/server/billing/domain/words.fr";

/** "Facture CANT2027000001, décembre 2026"; a draft has no number yet. */
export function invoiceTitle({ kind, status, reference, first, last }: InvoiceView): string {
  const name = status !== "issued" ? "Projet de facture" : kind === "credit_note" ? "Avoir" : "Facture";
  return `${name}${reference ? ` ${reference}` : ""}, ${periodText(first, last)}`;
}
