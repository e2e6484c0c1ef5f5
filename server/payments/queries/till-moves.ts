import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { TillEvent, TillLine, TillPlace } from "../domain/counter-view";
import { depositReference, receiptReference } from "../domain/numbers";

/** The till of a régie, from one day to another, both of them included. */
export interface TillSpan {
  readonly regie: { readonly id: string; readonly code: string };
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The town's, in which an instant has a day. */
  readonly zone: string;
}

interface TillRow {
  id: string;
  day: string;
  known: string;
  event: TillEvent;
  year: number | null;
  number: number | null;
  name: string;
  means: string;
  amount: number;
  note: string;
  payment_id: string | null;
  at: string;
}

/** A page of the lines that come after a place, in the order of the journal, and the place of the last one when there are more. */
export async function tillMoves(
  tx: Tx,
  span: TillSpan,
  { after, size }: { readonly after?: TillPlace | undefined; readonly size: number },
): Promise<{ lines: TillLine[]; next: TillPlace | null }> {
  const beyond = after
    ? Prisma.sql`WHERE (day, at, id, event) > (${after.day}::date, ${after.at}::timestamptz, ${after.id}::uuid, ${after.event})`
    : Prisma.empty;
  const rows = await tx.$queryRaw<TillRow[]>`
    SELECT id, day::text, (at AT TIME ZONE ${span.zone})::date::text AS known, event, year::int, number, name, means,
      amount::int, note, payment_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM (${movesOf(span)}) moved ${beyond} ORDER BY moved.day, moved.at, moved.id, moved.event LIMIT ${size + 1}`;
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => toLine(row, span.regie.code)),
    next: last ? { day: localDate(last.day), at: last.at, id: last.id, event: last.event } : null,
  };
}

/** What came in by day and means, what was undone taken off: of every line, however many are shown. */
export async function tillSums(
  tx: Tx,
  span: TillSpan,
): Promise<{ readonly day: LocalDate; readonly means: string; readonly amount: Cents }[]> {
  const rows = await tx.$queryRaw<{ day: string; means: string; amount: bigint }[]>`
    SELECT day::text, means, sum(amount)::bigint AS amount FROM (${movesOf(span)}) moved
    WHERE event IN ('payment', 'reversal') GROUP BY moved.day, means ORDER BY moved.day, min(at), means`;
  return rows.map(({ day, means, amount }) => ({ day: localDate(day), means, amount: cents(Number(amount)) }));
}

function movesOf({ regie, from, to }: TillSpan): Prisma.Sql {
  return Prisma.sql`
    WITH paid AS (
      SELECT t.id, p.id AS payment_id, p.day, p.year, p.receipt_number, t.means, t.amount_cents, t.reference,
        coalesce(f.name, y.name, '') AS name, v.day AS undone_day, v.reason, p.recorded_at, v.recorded_at AS undone_at
      FROM payment p JOIN payment_part t ON t.payment_id = p.id LEFT JOIN family f ON f.id = p.family_id
      JOIN debtor d ON d.id = p.debtor_id LEFT JOIN third_party y ON y.id = d.third_party_id
      LEFT JOIN payment_reversal v ON v.payment_id = p.id
      WHERE p.regie_id = ${regie.id}::uuid
        AND (p.day BETWEEN ${from}::date AND ${to}::date OR v.day BETWEEN ${from}::date AND ${to}::date))
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
      FROM deposit d WHERE d.regie_id = ${regie.id}::uuid AND d.day BETWEEN ${from}::date AND ${to}::date`;
}

function toLine(row: TillRow, regieCode: string): TillLine {
  const { year, number, event } = row;
  const place = year === null || number === null ? undefined : { regieCode, year, number };
  return {
    id: `${event}-${row.id}`,
    day: localDate(row.day),
    knownDay: row.known > row.day ? localDate(row.known) : null,
    event,
    reference: place ? (event === "deposit" ? depositReference(place) : receiptReference(place)) : "",
    name: row.name,
    means: row.means,
    amount: cents(row.amount),
    note: row.note,
    paymentId: row.payment_id,
  };
}
