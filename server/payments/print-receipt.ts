import "server-only";
import { paperPdf } from "@/server/platform/paper/pdf";
import { type City, townPaper } from "@/server/tenancy";
import { receiptPaper } from "./domain/receipt-paper.fr";
import type { RecordedReceipt } from "./queries/receipt";

/** A receipt as a tagged PDF; the same bytes each time, until the payment is undone. */
export async function printReceipt(city: City, receipt: RecordedReceipt) {
  const { letterhead, look } = townPaper(city);
  const pdf = await paperPdf(receiptPaper(receipt, letterhead), look, receipt.recordedAt);
  const fileName = `Reçu ${receipt.reference}.pdf`;
  return { fileName, mediaType: "application/pdf", bytes: new Uint8Array(pdf) };
}
