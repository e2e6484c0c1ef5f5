import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import { balancesOf, type NewEntry, postEntries } from "../data/ledger";
import { spendCredit } from "../domain/ledger";
import { payableByDebtors } from "../queries/open-invoices";

/**
 * What is kept for a debtor comes off what they owe, the invoice that is due first before the others. The caller has locked
 * them, and has just made something due. @returns what was spent, in cents, by debtor; those of whom nothing was are left out.
 */
export async function spendKept(
  tx: Tx,
  debtorIds: readonly string[],
  { regieId, day }: { readonly regieId: string; readonly day: LocalDate },
): Promise<Map<string, Cents>> {
  const balances = await balancesOf(tx, debtorIds);
  const keeping = debtorIds.flatMap((debtorId): { debtorId: string; kept: Cents }[] => {
    const balance = balances.get(debtorId);
    return balance && balance.kept > 0 && balance.owed > 0 ? [{ debtorId, kept: balance.kept }] : [];
  });
  if (keeping.length === 0) return new Map();
  const owed = Map.groupBy(
    await payableByDebtors(
      tx,
      keeping.map(({ debtorId }) => debtorId),
    ),
    ({ debtorId }) => debtorId,
  );
  const entries = keeping.map(
    ({ debtorId, kept }): NewEntry => ({
      kind: "allocation",
      regieId,
      debtorId,
      day,
      of: {},
      label: "Crédit utilisé",
      lines: spendCredit(debtorId, kept, owed.get(debtorId) ?? []),
    }),
  );
  await postEntries(tx, entries);
  return new Map(
    keeping.map(({ debtorId, kept }) => [
      debtorId,
      cents(
        Math.min(
          kept,
          (owed.get(debtorId) ?? []).reduce((sum, { open }) => sum + open, 0),
        ),
      ),
    ]),
  );
}
