import "server-only";
import { balancesOf, type Debtor, listRegies, payableByDebtors } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { sumCents, ZERO_CENTS } from "@/server/platform/money";
import type { CounterAccount } from "../domain/counter-view";

/** What these debtors owe, each to its régie, and what is kept for them: as the counter takes money for it. */
export async function readCounterAccounts(tx: Tx, debtors: readonly Debtor[]): Promise<CounterAccount[]> {
  const ids = debtors.map(({ id }) => id);
  const regies = await listRegies(tx);
  const balances = await balancesOf(tx, ids);
  const payable = await payableByDebtors(tx, ids);
  const underWay = await invoicesUnderWay(
    tx,
    payable.map(({ id }) => id),
  );
  return debtors.map((debtor) => {
    const owed = payable
      .filter(({ debtorId }) => debtorId === debtor.id)
      .map(({ id, reference, firstDay, dueDay, open }) => ({
        id,
        reference,
        month: firstDay,
        dueDay,
        open,
        underWay: underWay.has(id),
      }));
    return {
      debtorId: debtor.id,
      regieName: regies.find(({ id }) => id === debtor.regieId)?.name ?? "",
      owed,
      total: sumCents(owed.map(({ open }) => open)),
      kept: balances.get(debtor.id)?.kept ?? ZERO_CENTS,
      requestKey: newId(),
      refundKey: newId(),
    };
  });
}

/** Those of these invoices that an operation at PayFiP holds: its outcome is not known, or a person must look at it. */
async function invoicesUnderWay(tx: Tx, invoiceIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ invoice_id: string }[]>`
    SELECT invoice_id FROM payfip_operation_invoice WHERE invoice_id = ANY(${invoiceIds}::uuid[]) AND open`;
  return new Set(rows.map((row) => row.invoice_id));
}
