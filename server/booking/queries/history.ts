import "server-only";
import { explainStoredFee } from "@/server/fees";
import { cents } from "@/server/platform/money";
import type { HistoryLine } from "../domain/history-line";
import type { BookingScope } from "./board";

interface HistoryRow extends Omit<HistoryLine, "price" | "at" | "explanation"> {
  price: number | null;
  at: Date;
  /** Null for a reader who may not know how prices are reached. */
  fee: unknown;
}

const PAGE = 30;

/**
 * The family's own bookings and cancellations, thirty a page, with what the reader may know of their prices. CASE and not
 * coalesce: row-level security holds coalesce for a function that may leak, and reads every account of the town first.
 */
export async function readHistory(
  { tx, familyId, sight }: Pick<BookingScope, "tx" | "familyId" | "sight">,
  page: number,
): Promise<{ lines: HistoryLine[]; more: boolean }> {
  const rows = await tx.$queryRaw<HistoryRow[]>`
    SELECT b.id, c.first_name AS "firstName", b.day::text AS day, a.name AS "activityName", b.status = 'cancelled' AS cancelled,
      b.cancelled_late AS billed, b.late, g.label AS "closedFor",
      g.id IS NOT NULL AND (b.cancelled_at, b.cancelled_by) IS DISTINCT FROM (g.closed_at, g.closed_by) AS freed, coalesce(b.cancelled_at, b.booked_at) AS at,
      CASE WHEN who.kind = 'agent' THEN 'la mairie' ELSE who.display_name END AS by,
      CASE WHEN ${sight.amounts} THEN b.price_cents END AS price, CASE WHEN ${sight.calculation} THEN b.fee END AS fee
    FROM booking b
    JOIN child c ON c.city_id = b.city_id AND c.id = b.child_id
    JOIN activity a ON a.city_id = b.city_id AND a.id = b.activity_id
    LEFT JOIN closing g ON g.city_id = b.city_id AND g.id = b.closing_id
    LEFT JOIN account who ON who.city_id = b.city_id AND who.id = CASE WHEN b.cancelled_by IS NULL THEN b.booked_by ELSE b.cancelled_by END
    WHERE b.family_id = ${familyId}::uuid
    ORDER BY coalesce(b.cancelled_at, b.booked_at) DESC, b.day DESC LIMIT ${PAGE + 1} OFFSET ${page * PAGE}`;
  const lines = rows.slice(0, PAGE).map(({ fee, ...row }) => ({
    ...row,
    price: row.price === null ? null : cents(row.price),
    at: row.at.toISOString(),
    explanation: explainStoredFee(fee),
  }));
  return { lines, more: rows.length > PAGE };
}
