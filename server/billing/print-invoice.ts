import "server-only";
import { Temporal } from "temporal-polyfill";
import { paperPdf } from "@/server/platform/paper/pdf";
import { type City, townPaper } from "@/server/tenancy";
import { invoicePaper, type PaperMention } from "./domain/invoice-paper.fr";
import type { InvoiceView } from "./domain/invoice-view";

/**
 * An invoice as a tagged PDF: the same bytes each time for one reader, once it is issued. `now` dates a draft.
 */
export async function printInvoice(city: City, invoice: InvoiceView, mention: PaperMention, now: Temporal.Instant) {
  const { letterhead, look } = townPaper(city);
  const paper = invoicePaper(invoice, letterhead, mention);
  const issuedAt = invoice.issuedAt === null ? now : Temporal.Instant.from(invoice.issuedAt);
  const pdf = await paperPdf(paper, look, issuedAt);
  const name = invoice.reference ?? "projet";
  const fileName = `${invoice.kind === "credit_note" ? "Avoir" : "Facture"} ${name}.pdf`;
  return { fileName, mediaType: "application/pdf", bytes: new Uint8Array(pdf) };
}
