import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents, ZERO_CENTS } from "@/server/platform/money";
import { type Amounts, added, byMeans } from "../domain/activity-shares";
import type { ActivitySum } from "../domain/counter-view";
import { type PaidActivities, paidActivities } from "./paid-activities";
import type { TillSpan } from "./till-moves";

/**
 * What came into a till from one day to another, by activity and budget account, what was undone taken off (Y4): the same
 * total as by means.
 */
export async function activitySums(tx: Tx, { regie, from, to }: Omit<TillSpan, "zone">): Promise<ActivitySum[]> {
  const rows = await tx.$queryRaw<{ id: string; sign: number }[]>`
    SELECT p.id, (p.day BETWEEN ${from}::date AND ${to}::date)::int
      - coalesce((v.day BETWEEN ${from}::date AND ${to}::date)::int, 0) AS sign
    FROM payment p LEFT JOIN payment_reversal v ON v.payment_id = p.id
    WHERE p.regie_id = ${regie.id}::uuid
      AND (p.day BETWEEN ${from}::date AND ${to}::date OR v.day BETWEEN ${from}::date AND ${to}::date)`;
  const moved = rows.filter(({ sign }) => sign !== 0);
  const ids = moved.map(({ id }) => id);
  const paid = await paidActivities(tx, ids);
  const amounts = moved.map(({ id, sign }) => added(new Map(), paid.of.get(id) ?? new Map(), sign > 0 ? 1 : -1));
  return sumsOf(amounts, paid);
}

/**
 * What a deposit holds, by activity and budget account: the same total. Of a payment in several means, each has its share of
 * what the payment is for.
 */
export async function depositActivities(tx: Tx, depositId: string): Promise<ActivitySum[]> {
  const rows = await tx.$queryRaw<{ payment_id: string; amount_cents: number; inside: boolean }[]>`
    SELECT t.payment_id, t.amount_cents, t.deposit_id IS NOT DISTINCT FROM ${depositId}::uuid AS inside FROM payment_part t
    WHERE t.payment_id IN (SELECT o.payment_id FROM payment_part o WHERE o.deposit_id = ${depositId}::uuid)
    ORDER BY t.payment_id, t.position`;
  const payments = Map.groupBy(rows, ({ payment_id }) => payment_id);
  const paid = await paidActivities(tx, [...payments.keys()]);
  const amounts = [...payments].flatMap(([id, parts]) => {
    const means = parts.map(({ amount_cents }) => cents(amount_cents));
    return byMeans(means, paid.of.get(id) ?? new Map()).filter((_, index) => parts[index]?.inside);
  });
  return sumsOf(amounts, paid);
}

/** All of these together, by name; what is kept for debtors comes last. */
function sumsOf(all: readonly Amounts[], { budgets }: PaidActivities): ActivitySum[] {
  const sums = new Map<string, Cents>();
  for (const one of all) for (const [key, amount] of one) sums.set(key, cents((sums.get(key) ?? ZERO_CENTS) + amount));
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([key, amount]) => ({ activity: null, account: "", ...budgets.get(key), amount }))
    .toSorted((a, b) => compareNames(a.activity, b.activity) || a.account.localeCompare(b.account, "fr"));
}

function compareNames(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, "fr");
}
