import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { InvoiceList } from "../domain/run-view";
import { listInvoices } from "./invoice-list";

/** Issued invoices and credit notes of the town, by the name or number of a family, or by their reference. Nothing without. */
export async function searchInvoices(
  tx: Tx,
  { q, page }: { readonly q: string; readonly page: number },
): Promise<InvoiceList> {
  if (q === "") return { invoices: [], page: 1, pages: 1, found: 0 };
  return listInvoices(tx, { where: Prisma.sql`i.status = 'issued'`, q, page, newestFirst: true });
}
