import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";

/** A payment online that may still bring money: its outcome is not known, or a person must look at it. */
export interface PendingOperation {
  readonly id: string;
  readonly debtorId: string;
  readonly invoiceIds: readonly string[];
}

const PENDING = OPERATION_STATES.filter(blocksNewAttempt);

/** Those of these debtors, oldest first, whether their invoices are still owed or not. A trial brings no money (PROTOCOLS 1.4). */
export async function pendingOperations(tx: Tx, debtorIds: readonly string[]): Promise<PendingOperation[]> {
  const rows = await tx.$queryRaw<{ id: string; debtor_id: string; invoices: string[] }[]>`
    SELECT o.id, o.debtor_id, array_agg(i.invoice_id::text) AS invoices
    FROM payfip_operation o JOIN payfip_operation_invoice i ON i.operation_id = o.id
    WHERE o.debtor_id = ANY(${debtorIds}::uuid[]) AND o.status = ANY(${PENDING}) AND o.saisie = 'W'
    GROUP BY o.city_id, o.id ORDER BY o.created_at, o.id`;
  return rows.map(({ id, debtor_id: debtorId, invoices }) => ({ id, debtorId, invoiceIds: invoices }));
}
