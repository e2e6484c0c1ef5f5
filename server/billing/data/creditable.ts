import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { CreditableLine } from "../domain/credit";
import type { DayState } from "../domain/day-state";
import type { Situation } from "../domain/situation";

/** An issued invoice that a credit note may be about. */
export interface CreditedInvoice {
  readonly id: string;
  readonly regieId: string;
  readonly debtorId: string;
  readonly familyId: string | null;
  readonly kind: "invoice" | "credit_note";
  readonly reference: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export async function findCreditedInvoice(tx: Tx, invoiceId: string): Promise<CreditedInvoice | undefined> {
  const [row] = await tx.$queryRaw<(Omit<CreditedInvoice, "first" | "last"> & { first: string; last: string })[]>`
    SELECT id, regie_id AS "regieId", debtor_id AS "debtorId", family_id AS "familyId", kind, reference, first_day::text AS first,
      last_day::text AS last
    FROM invoice WHERE id = ${invoiceId}::uuid AND status = 'issued'`;
  return row && { ...row, first: localDate(row.first), last: localDate(row.last) };
}

/** A line that can be given back, with what a new line of it needs. */
export interface CreditableRow extends CreditableLine {
  readonly label: string;
  readonly unitLabel: string;
  readonly budgetAccount: string;
  readonly share: number;
  readonly situation: Situation | null;
  readonly closing: string | null;
}

interface LineRow {
  position: number;
  kind: CreditableRow["kind"];
  state: DayState | null;
  family_id: string;
  child_id: string;
  activity_id: string;
  days: string[];
  label: string;
  unit_label: string;
  unit_cents: number;
  budget_account: string;
  share: number;
  situation: Situation | null;
  closing: string | null;
}

/**
 * The lines of an invoice with the days that are left to give back: those that no credit note of it gave, and for which its
 * debtor still owes that much, what later invoices gave back for them (X4) taken off.
 */
export async function creditableLines(tx: Tx, invoiceId: string): Promise<CreditableRow[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.position, l.kind, l.state, l.family_id, l.child_id, l.activity_id, l.label, a.unit_label, l.unit_cents, l.budget_account,
      l.share, l.fee -> 'situation' AS situation, l.fee ->> 'closing' AS closing,
      ARRAY(SELECT day::text FROM unnest(l.days) AS day
        WHERE NOT EXISTS (SELECT FROM invoice n JOIN invoice_line c ON c.invoice_id = n.id
          WHERE n.corrects_id = l.invoice_id AND n.status = 'issued' AND c.kind = 'credit' AND c.family_id = l.family_id
            AND c.child_id = l.child_id AND c.activity_id = l.activity_id AND day = ANY (c.days))
          AND l.unit_cents <= (SELECT coalesce(sum(c.unit_cents), 0) FROM invoice n JOIN invoice_line c ON c.invoice_id = n.id
            WHERE n.debtor_id = i.debtor_id AND n.status = 'issued' AND c.family_id = l.family_id
            AND c.child_id = l.child_id AND c.activity_id = l.activity_id AND day = ANY (c.days))
        ORDER BY day) AS days
    FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id JOIN activity a ON a.id = l.activity_id
    WHERE l.invoice_id = ${invoiceId}::uuid AND l.kind <> 'credit' ORDER BY l.position`;
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    state: row.state,
    familyId: row.family_id,
    childId: row.child_id,
    activityId: row.activity_id,
    days: row.days.map(localDate),
    label: row.label,
    unitLabel: row.unit_label,
    unit: cents(row.unit_cents),
    budgetAccount: row.budget_account,
    share: row.share,
    situation: row.situation,
    closing: row.closing,
  }));
}
