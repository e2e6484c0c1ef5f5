import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents } from "@/server/platform/money";
import type { EntryKind, LedgerLine } from "../domain/ledger";

export interface NewEntry {
  readonly kind: EntryKind;
  readonly regieId: string;
  /** Null for a deposit, which is about no debtor. */
  readonly debtorId: string | null;
  readonly day: LocalDate;
  /** What it is about. */
  readonly of: {
    readonly invoice?: string;
    readonly payment?: string;
    readonly deposit?: string;
    readonly refund?: string;
  };
  readonly label: string;
  readonly lines: readonly LedgerLine[];
}

/**
 * Posts entries. The base refuses at commit what does not balance, an invoice that would be owed less
 * than nothing or more than its total, and a credit spent twice (I3). Gives their ids, in order.
 */
export async function postEntries(tx: Tx, entries: readonly NewEntry[]): Promise<string[]> {
  if (entries.length === 0) return [];
  const named = entries.map((entry) => ({ id: newId(), ...entry }));
  await tx.$executeRaw`SELECT app.post_entries(${JSON.stringify(named)}::jsonb)`;
  return named.map(({ id }) => id);
}

/**
 * Posts one entry, whose lines are signed cents of sum zero, dated a day of the town. @returns its id. What the base refuses
 * at commit is told at `postEntries` (I3).
 */
export async function postEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const [id = ""] = await postEntries(tx, [entry]);
  return id;
}

export interface Balance {
  /** What the debtor's invoices still ask. */
  readonly owed: Cents;
  /** What is kept for the debtor: overpaid, or given back and not used yet. Never negative. */
  readonly kept: Cents;
}

/** What debtors owe and what is kept for them, by debtor. Those of whom the ledger says nothing are left out. */
export async function balancesOf(tx: Tx, debtorIds: readonly string[]): Promise<Map<string, Balance>> {
  const rows = await tx.$queryRaw<{ debtor_id: string; owed: bigint; kept: bigint }[]>`
    SELECT debtor_id, coalesce(sum(amount_cents) FILTER (WHERE invoice_id IS NOT NULL), 0)::bigint AS owed,
      coalesce(-sum(amount_cents) FILTER (WHERE invoice_id IS NULL), 0)::bigint AS kept
    FROM ledger_line WHERE debtor_id = ANY(${debtorIds}::uuid[]) GROUP BY debtor_id`;
  return new Map(rows.map((row) => [row.debtor_id, { owed: cents(Number(row.owed)), kept: cents(Number(row.kept)) }]));
}

/** What one debtor owes, and what is kept for them. */
export async function balanceOf(tx: Tx, debtorId: string): Promise<Balance> {
  return (await balancesOf(tx, [debtorId])).get(debtorId) ?? { owed: cents(0), kept: cents(0) };
}
