import "server-only";
import { listRegies } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import type { TillEvent, TillJournal, TillLine, TillSum } from "../domain/counter-view";
import { depositReference, receiptReference } from "../domain/numbers";

interface Asked {
  readonly regieId: string | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

interface TillRow {
  id: string;
  day: string;
  event: TillEvent;
  code: string;
  year: number | null;
  number: number | null;
  name: string;
  means: string;
  amount: number;
  note: string;
  payment_id: string | null;
}

/** A page and a file show so many lines at most; the sums are those of what is shown. */
const SHOWN = 5_000;

/** What came into a régie's till and went out of it, day by day (Y4); the first régie of the town when none is named. */
export async function readTillJournal(tx: Tx, { regieId, from, to }: Asked): Promise<TillJournal | undefined> {
  const regies = await listRegies(tx);
  const regie = regieId ? regies.find(({ id }) => id === regieId) : regies[0];
  if (!regie) return undefined;
  const rows = await tx.$queryRaw<TillRow[]>`
    WITH paid AS (
      SELECT t.id, p.id AS payment_id, p.regie_id, p.day, p.year, p.receipt_number, t.means, t.amount_cents, t.reference,
        coalesce(f.name, y.name, '') AS name, v.day AS undone_day, v.reason, p.recorded_at, v.recorded_at AS undone_at
      FROM payment p JOIN payment_part t ON t.payment_id = p.id LEFT JOIN family f ON f.id = p.family_id
      JOIN debtor d ON d.id = p.debtor_id LEFT JOIN third_party y ON y.id = d.third_party_id
      LEFT JOIN payment_reversal v ON v.payment_id = p.id WHERE p.regie_id = ${regie.id}::uuid)
    SELECT id, day::text, event, ${regie.code} AS code, year::int, number, name, means, amount::int, note, payment_id FROM (
      SELECT id, day, 'payment' AS event, year, receipt_number AS number, name, means, amount_cents AS amount, reference AS note,
        payment_id, recorded_at AS at FROM paid WHERE day BETWEEN ${from}::date AND ${to}::date
      UNION ALL
      SELECT id, undone_day, 'reversal', year, receipt_number, name, means, -amount_cents, reason, payment_id, undone_at
        FROM paid WHERE undone_day BETWEEN ${from}::date AND ${to}::date
      UNION ALL
      SELECT r.id, r.day, 'refund', NULL, NULL, coalesce(f.name, y.name, ''), 'refund', -r.amount_cents, r.reason, NULL, r.recorded_at
        FROM refund r LEFT JOIN family f ON f.id = r.family_id
        JOIN debtor d ON d.id = r.debtor_id LEFT JOIN third_party y ON y.id = d.third_party_id
        WHERE r.regie_id = ${regie.id}::uuid AND r.day BETWEEN ${from}::date AND ${to}::date
      UNION ALL
      SELECT d.id, d.day, 'deposit', d.year, d.number, '', 'deposit', -d.total_cents, d.note, NULL, d.closed_at
        FROM deposit d WHERE d.regie_id = ${regie.id}::uuid AND d.day BETWEEN ${from}::date AND ${to}::date) moved
    ORDER BY day, at, id LIMIT ${SHOWN + 1}`;
  const lines = rows.slice(0, SHOWN).map(toLine);
  const received = lines.filter(({ event }) => event === "payment" || event === "reversal");
  return {
    regies: regies.map(({ id, name }) => ({ id, name })),
    regieId: regie.id,
    from,
    to,
    lines,
    days: [...Map.groupBy(received, ({ day }) => day)].map(([day, ofDay]) => ({ day, ...sumsOf(ofDay) })),
    ...sumsOf(received),
    cut: rows.length > SHOWN,
  };
}

function toLine(row: TillRow): TillLine {
  const { year, number, event, code } = row;
  const place = year === null || number === null ? undefined : { regieCode: code, year, number };
  return {
    id: `${event}-${row.id}`,
    day: localDate(row.day),
    event,
    reference: place ? (event === "deposit" ? depositReference(place) : receiptReference(place)) : "",
    name: row.name,
    means: row.means,
    amount: cents(row.amount),
    note: row.note,
    paymentId: row.payment_id,
  };
}

function sumsOf(lines: readonly TillLine[]): { sums: TillSum[]; total: Cents } {
  const sums = [...Map.groupBy(lines, ({ means }) => means)].map(([means, ofMeans]) => ({
    means,
    amount: sumCents(ofMeans.map(({ amount }) => amount)),
  }));
  return { sums, total: sumCents(sums.map(({ amount }) => amount)) };
}
