import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

export interface DraftState {
  readonly runId: string;
  /** Null for a third party. */
  readonly familyId: string | null;
  readonly lines: number;
}

/** A draft of a run, held back or not. An issued invoice is none. */
export async function findDraft(tx: Tx, invoiceId: string): Promise<DraftState | undefined> {
  const rows = await tx.$queryRaw<DraftState[]>`
    SELECT i.run_id AS "runId", i.family_id AS "familyId",
      (SELECT count(*)::integer FROM invoice_line l WHERE l.invoice_id = i.id) AS lines
    FROM invoice i WHERE i.id = ${invoiceId}::uuid AND i.status <> 'issued' AND i.run_id IS NOT NULL`;
  return rows[0];
}

/** Holds a draft back for a reason; lets it go with an empty one. */
export async function setHeld(tx: Tx, invoiceId: string, reason: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice SET status = CASE WHEN ${reason} = '' THEN 'draft' ELSE 'held' END, held_reason = ${reason}
    WHERE id = ${invoiceId}::uuid AND status <> 'issued'`;
}
