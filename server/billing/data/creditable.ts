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
 * The lines of an invoice with the days that are left to give back, and how much of each: what was asked, or what its debtor
 * is still asked for the day when later invoices (X4) or credit notes took a part of it off. A line whose days have not as
 * much left comes in several rows, and one that asks nothing in none. What a credit note of this invoice was about is not given back again; nor is a line that gave
 * back undone for a day whose rest a credit note gave back.
 */
export async function creditableLines(tx: Tx, invoiceId: string): Promise<CreditableRow[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.position, l.kind, l.state, l.family_id, l.child_id, l.activity_id, l.label, a.unit_label,
      least(l.unit_cents, d.asked)::int AS unit_cents, l.budget_account, l.share, l.fee -> 'situation' AS situation,
      l.fee ->> 'closing' AS closing, array_agg(d.day::text ORDER BY d.day) AS days
    FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id JOIN activity a ON a.id = l.activity_id
    CROSS JOIN LATERAL (
      SELECT day, (SELECT coalesce(sum(c.unit_cents), 0) FROM invoice n JOIN invoice_line c ON c.invoice_id = n.id
        WHERE n.debtor_id = i.debtor_id AND n.status = 'issued' AND c.family_id = l.family_id
          AND c.child_id = l.child_id AND c.activity_id = l.activity_id AND day = ANY (c.days)) AS asked,
        EXISTS (SELECT FROM invoice n JOIN invoice_line c ON c.invoice_id = n.id
          WHERE n.debtor_id = i.debtor_id AND n.status = 'issued' AND c.kind = 'credit' AND c.family_id = l.family_id
            AND c.child_id = l.child_id AND c.activity_id = l.activity_id AND day = ANY (c.days)) AS given
      FROM unnest(l.days) AS day
      WHERE NOT EXISTS (SELECT FROM invoice n JOIN invoice_line c ON c.invoice_id = n.id
        WHERE n.corrects_id = l.invoice_id AND n.status = 'issued' AND c.kind = 'credit' AND c.family_id = l.family_id
          AND c.child_id = l.child_id AND c.activity_id = l.activity_id AND day = ANY (c.days))) d
    WHERE l.invoice_id = ${invoiceId}::uuid AND l.kind <> 'credit' AND l.unit_cents <> 0 AND (d.asked > 0 OR l.unit_cents < 0 AND NOT d.given)
    GROUP BY l.position, l.kind, l.state, l.family_id, l.child_id, l.activity_id, l.label, a.unit_label,
      least(l.unit_cents, d.asked), l.budget_account, l.share, situation, closing
    ORDER BY l.position, min(d.day)`;
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
