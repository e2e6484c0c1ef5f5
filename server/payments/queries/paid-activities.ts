import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";
import { type Amounts, added, type InvoiceMove, paidFor } from "../domain/activity-shares";

/** What is kept for a debtor is for no activity yet. */
const KEPT = "kept";

export interface Budget {
  readonly activity: string;
  readonly account: string;
}

/** What payments are for. The keys of `of` are those of `budgets`; what was kept for the debtor has none. */
export interface PaidActivities {
  readonly of: ReadonlyMap<string, Amounts>;
  readonly budgets: ReadonlyMap<string, Budget>;
}

interface MoveRow {
  invoice_id: string | null;
  kind: "payment" | "reversal" | "allocation" | "credit_note";
  payment_id: string | null;
  /** The credit note, when it corrects this very invoice. */
  credit_id: string | null;
  amount: number;
}

/** What each of these payments brought, by activity and budget account: the amounts of a payment add up to it. */
export async function paidActivities(tx: Tx, paymentIds: readonly string[]): Promise<PaidActivities> {
  const kept = await tx.$queryRaw<{ payment_id: string; amount: number }[]>`
    SELECT e.payment_id, -l.amount_cents AS amount FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
    WHERE e.payment_id = ANY(${paymentIds}::uuid[]) AND e.kind = 'payment' AND l.account = 'debtor' AND l.invoice_id IS NULL`;
  const moves = await movesOfInvoices(tx, paymentIds);
  const { lines, budgets } = await linesOf(tx, moves);
  const of = new Map<string, Amounts>();
  const add = (paymentId: string, parts: Amounts) => of.set(paymentId, added(of.get(paymentId) ?? new Map(), parts));
  for (const [invoiceId, ofInvoice] of Map.groupBy(moves, ({ invoice_id }) => invoice_id ?? "")) {
    const told = ofInvoice.map((row) => toMove(row, lines));
    for (const [paymentId, parts] of paidFor(lines.get(invoiceId) ?? new Map(), told)) add(paymentId, parts);
  }
  for (const { payment_id, amount } of kept) add(payment_id, new Map([[KEPT, cents(amount)]]));
  return { of, budgets };
}

/** All that happened to the invoices that these payments paid, invoice by invoice, oldest first. */
function movesOfInvoices(tx: Tx, paymentIds: readonly string[]): Promise<MoveRow[]> {
  return tx.$queryRaw<MoveRow[]>`
    WITH paid AS (
      SELECT DISTINCT l.invoice_id FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
      WHERE e.payment_id = ANY(${paymentIds}::uuid[]) AND e.kind = 'payment' AND l.invoice_id IS NOT NULL)
    SELECT l.invoice_id, e.kind, e.payment_id, c.id AS credit_id, l.amount_cents AS amount
    FROM paid JOIN ledger_line l ON l.invoice_id = paid.invoice_id JOIN ledger_entry e ON e.id = l.entry_id
    LEFT JOIN invoice c ON e.kind = 'credit_note' AND c.id = e.invoice_id AND c.corrects_id = l.invoice_id
    WHERE e.kind <> 'invoice' ORDER BY l.invoice_id, e.at, e.id`;
}

interface LineRow {
  invoice_id: string;
  key: string;
  activity: string;
  account: string;
  amount: bigint;
}

/** The lines of these invoices and of their credit notes, by activity and budget account. */
async function linesOf(
  tx: Tx,
  moves: readonly MoveRow[],
): Promise<{ lines: Map<string, Map<string, Cents>>; budgets: Map<string, Budget> }> {
  const ids = new Set(
    moves.flatMap(({ invoice_id, credit_id }) => [invoice_id, credit_id].filter((id) => id !== null)),
  );
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.invoice_id, l.activity_id || ' ' || l.budget_account AS key, a.name AS activity, l.budget_account AS account,
      sum(l.amount_cents)::bigint AS amount
    FROM invoice_line l JOIN activity a ON a.id = l.activity_id WHERE l.invoice_id = ANY(${[...ids]}::uuid[])
    GROUP BY l.invoice_id, l.activity_id, a.name, l.budget_account ORDER BY a.name, l.budget_account, l.activity_id`;
  const lines = new Map<string, Map<string, Cents>>();
  for (const { invoice_id, key, amount } of rows) {
    const ofInvoice = lines.get(invoice_id) ?? new Map<string, Cents>();
    lines.set(invoice_id, ofInvoice.set(key, cents(Number(amount))));
  }
  return { lines, budgets: new Map(rows.map(({ key, activity, account }) => [key, { activity, account }])) };
}

function toMove({ kind, payment_id, credit_id, amount }: MoveRow, lines: ReadonlyMap<string, Amounts>): InvoiceMove {
  const size = cents(Math.abs(amount));
  if (credit_id) {
    const given = [...(lines.get(credit_id) ?? [])].map(([key, line]) => [key, cents(0 - line)] as const);
    return { kind: "credited", amount: size, lines: new Map(given) };
  }
  if (kind === "reversal") return { kind: "undone", amount: size, payment: payment_id ?? "" };
  return { kind: "settled", amount: size, payment: payment_id };
}
