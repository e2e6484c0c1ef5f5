import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { periodText } from "@/server/billing/domain/words.fr";
import { formatMonth, formatOfMonth } from "@/server/platform/dates";

/** "Facture de décembre 2026, CANT2027000001"; a draft has no number yet. */
export function invoiceTitle({ kind, status, reference, first, last }: InvoiceView): string {
  const name = status !== "issued" ? "Projet de facture" : kind === "credit_note" ? "Avoir" : "Facture";
  const period = periodText(first, last);
  const when = period === formatMonth(first) ? ` ${formatOfMonth(first)}` : `, ${period}`;
  return `${name}${when}${reference ? `, ${reference}` : ""}`;
}
