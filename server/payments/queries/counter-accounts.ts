import "server-only";
import { balancesOf, type Debtor, listRegies, payableByDebtors } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { sumCents, ZERO_CENTS } from "@/server/platform/money";
import { pendingOperations } from "../data/pending-operations";
import type { CounterAccount } from "../domain/counter-view";
import { readRefunds } from "./counter-refunds";

/** What these debtors owe, each to its régie, and what is kept for them: as the counter takes money for it. */
export async function readCounterAccounts(tx: Tx, debtors: readonly Debtor[]): Promise<CounterAccount[]> {
  const ids = debtors.map(({ id }) => id);
  const regies = await listRegies(tx);
  const balances = await balancesOf(tx, ids);
  const payable = await payableByDebtors(tx, ids);
  const refunds = await readRefunds(tx, ids);
  const pending = await pendingOperations(tx, ids);
  return debtors.map((debtor) => {
    const owed = payable
      .filter(({ debtorId }) => debtorId === debtor.id)
      .map(({ id, reference, firstDay, dueDay, open }) => ({
        id,
        reference,
        month: firstDay,
        dueDay,
        open,
      }));
    return {
      debtorId: debtor.id,
      regieName: regies.find(({ id }) => id === debtor.regieId)?.name ?? "",
      owed,
      total: sumCents(owed.map(({ open }) => open)),
      pending: pending.filter(({ debtorId }) => debtorId === debtor.id).map(({ id }) => id),
      kept: balances.get(debtor.id)?.kept ?? ZERO_CENTS,
      refunds: refunds.get(debtor.id) ?? [],
      requestKey: newId(),
      refundKey: newId(),
    };
  });
}
