import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { explainFee, type FeeLine } from "@/server/fees";
import { cents } from "@/server/platform/money";
import type { HistoryLine } from "../domain/history-line";

interface HistoryRow extends Omit<HistoryLine, "price" | "at" | "explanation"> {
  price: number;
  at: Date;
  fee: FeeLine;
}

const PAGE = 30;

/** The family's own bookings and cancellations, thirty a page. */
export async function readHistory(
  tx: Tx,
  familyId: string,
  page: number,
): Promise<{ lines: HistoryLine[]; more: boolean }> {
  const rows = await tx.$queryRaw<HistoryRow[]>`
    SELECT b.id, c.first_name AS "firstName", b.day::text AS day, a.name AS "activityName", b.status = 'cancelled' AS cancelled,
      b.cancelled_late AS billed, b.late, b.price_cents AS price, coalesce(b.cancelled_at, b.booked_at) AS at,
      who.display_name AS by, b.fee
    FROM booking b
    JOIN child c ON c.city_id = b.city_id AND c.id = b.child_id
    JOIN activity a ON a.city_id = b.city_id AND a.id = b.activity_id
    LEFT JOIN account who ON who.city_id = b.city_id AND who.id = coalesce(b.cancelled_by, b.booked_by)
    WHERE b.family_id = ${familyId}::uuid
    ORDER BY coalesce(b.cancelled_at, b.booked_at) DESC, b.day DESC LIMIT ${PAGE + 1} OFFSET ${page * PAGE}`;
  const lines = rows.slice(0, PAGE).map(({ fee, ...row }) => ({
    ...row,
    price: cents(row.price),
    at: row.at.toISOString(),
    explanation: explainFee(fee),
  }));
  return { lines, more: rows.length > PAGE };
}
