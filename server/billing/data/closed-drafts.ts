import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { ClosedDrafts } from "../domain/run-view";

/**
 * What the drafts of a run that are about to be issued still ask for days closed since (C3). A child who came all the same is
 * billed, whatever was closed.
 */
export async function closedDraftsOf(tx: Tx, runId: string): Promise<ClosedDrafts> {
  const [row] = await tx.$queryRaw<{ drafts: number; days: string[] }[]>`
    SELECT count(DISTINCT i.id)::integer AS drafts, coalesce(array_agg(DISTINCT b.day ORDER BY b.day), '{}')::text[] AS days
    FROM invoice i
    JOIN invoice_line l ON l.invoice_id = i.id AND l.unit_cents > 0 AND l.state IN ('present', 'absent_billed', 'cancelled_late')
    JOIN booking b ON b.closing_id IS NOT NULL AND b.status = 'cancelled' AND b.child_id = l.child_id
      AND b.activity_id = l.activity_id AND b.day = ANY (l.days)
    WHERE i.run_id = ${runId}::uuid AND i.status = 'draft'
      AND NOT EXISTS (SELECT FROM booking h WHERE h.child_id = b.child_id AND h.activity_id = b.activity_id AND h.day = b.day
                      AND (h.status = 'booked' OR h.cancelled_late))`;
  return { drafts: row?.drafts ?? 0, days: (row?.days ?? []).map(localDate) };
}
