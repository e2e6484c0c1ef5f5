import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { findRun } from "../data/runs";
import type { Check } from "../domain/check";
import type { InvoiceList } from "../domain/run-view";
import { listInvoices } from "./invoice-list";

export interface DraftFilter {
  readonly runId: string;
  readonly only?: Check | "held";
  readonly q: string;
  readonly page: number;
}

/** The invoices of a run, those that concern one check only, or those that are held back. */
export async function listDrafts(tx: Tx, { runId, only, q, page }: DraftFilter): Promise<InvoiceList | undefined> {
  if (!(await findRun(tx, runId))) return undefined;
  const kept =
    only === undefined
      ? Prisma.sql`true`
      : only === "held"
        ? Prisma.sql`i.status = 'held'`
        : Prisma.sql`${only} = ANY (i.checks) AND i.status <> 'issued'`;
  return listInvoices(tx, { where: Prisma.sql`i.run_id = ${runId}::uuid AND ${kept}`, q, page });
}
