import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { Check } from "../domain/check";

/** A draft to write: of a family, or of a third party. */
export interface NewDraft {
  readonly id: string;
  readonly debtorId: string;
  readonly familyId: string | null;
  /** Not to be issued, and why; "" when nothing keeps it. */
  readonly heldReason: string;
  readonly total: Cents;
  readonly checks: readonly Check[];
}

interface DraftScope {
  readonly runId: string;
  readonly regieId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export async function insertDrafts(tx: Tx, run: DraftScope, drafts: readonly NewDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO invoice (city_id, id, regie_id, debtor_id, family_id, run_id, status, first_day, last_day, total_cents, checks, held_reason)
    SELECT app.city(), d.id, ${run.regieId}::uuid, d."debtorId", d."familyId", ${run.runId}::uuid,
      CASE WHEN d."heldReason" = '' THEN 'draft' ELSE 'held' END, ${run.first}::date, ${run.last}::date, d.total, d.checks, d."heldReason"
    FROM jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb)
      AS d (id uuid, "debtorId" uuid, "familyId" uuid, "heldReason" text, total integer, checks text[])`;
}

/** The drafts that some families have in a run: their ids and what keeps them are kept when they are computed again. */
export async function draftsOfFamilies(
  tx: Tx,
  runId: string,
  familyIds: readonly string[],
): Promise<Map<string, { readonly id: string; readonly heldReason: string }>> {
  const rows = await tx.$queryRaw<{ id: string; family_id: string; held_reason: string }[]>`
    SELECT i.id, i.family_id, i.held_reason FROM invoice i
    WHERE i.family_id = ANY(${familyIds}::uuid[]) AND i.run_id = ${runId}::uuid`;
  return new Map(rows.map((row) => [row.family_id, { id: row.id, heldReason: row.held_reason }]));
}

/** Throws drafts away with their lines. */
export async function deleteDrafts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`DELETE FROM invoice WHERE id = ANY(${ids}::uuid[])`;
}

/** Throws up to `limit` drafts of a run away; gives how many. */
export async function deleteSomeDrafts(tx: Tx, runId: string, limit: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM invoice WHERE id IN
      (SELECT id FROM invoice WHERE run_id = ${runId}::uuid AND status <> 'issued' LIMIT ${limit})`;
}

/** The drafts of a run's third parties, by debtor. */
export async function thirdPartyDrafts(tx: Tx, runId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; debtor_id: string }[]>`
    SELECT id, debtor_id FROM invoice WHERE run_id = ${runId}::uuid AND family_id IS NULL`;
  return new Map(rows.map((row) => [row.debtor_id, row.id]));
}

/** Takes what some families used off the drafts of third parties, with what it was worth. */
export async function removeFamiliesFrom(
  tx: Tx,
  invoiceIds: readonly string[],
  familyIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return;
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM invoice_line WHERE family_id = ANY(${familyIds}::uuid[]) AND invoice_id = ANY(${invoiceIds}::uuid[])
      RETURNING invoice_id, amount_cents
    )
    UPDATE invoice i SET total_cents = i.total_cents - g.amount
    FROM (SELECT invoice_id, sum(amount_cents)::integer AS amount FROM gone GROUP BY invoice_id) g WHERE i.id = g.invoice_id`;
}

export async function addToTotals(tx: Tx, amounts: ReadonlyMap<string, number>): Promise<void> {
  if (amounts.size === 0) return;
  await tx.$executeRaw`
    UPDATE invoice i SET total_cents = i.total_cents + a.amount
    FROM unnest(${[...amounts.keys()]}::uuid[], ${[...amounts.values()]}::integer[]) AS a (id, amount) WHERE i.id = a.id`;
}

/** Drafts of third parties that were left without a line. */
export async function deleteEmptyDrafts(tx: Tx, runId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM invoice i WHERE i.run_id = ${runId}::uuid AND i.family_id IS NULL AND i.status <> 'issued'
      AND NOT EXISTS (SELECT FROM invoice_line l WHERE l.invoice_id = i.id)`;
}

/** A credit note to write before it is issued. */
export interface CreditDraft extends Omit<DraftScope, "runId"> {
  readonly id: string;
  readonly debtorId: string;
  readonly familyId: string | null;
  readonly corrects: string;
  readonly total: Cents;
  readonly reason: string;
}

export async function insertCreditDraft(tx: Tx, note: CreditDraft): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO invoice (city_id, id, regie_id, debtor_id, family_id, kind, first_day, last_day, total_cents, corrects_id, reason)
    VALUES (app.city(), ${note.id}::uuid, ${note.regieId}::uuid, ${note.debtorId}::uuid, ${note.familyId}::uuid, 'credit_note',
      ${note.first}::date, ${note.last}::date, ${note.total}::integer, ${note.corrects}::uuid, ${note.reason})`;
}
