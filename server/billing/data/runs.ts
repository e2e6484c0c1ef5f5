import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { RunPeriod, RunStatus } from "../domain/run";

/** One month of one régie. */
export interface InvoiceRun extends RunPeriod {
  readonly id: string;
  readonly regieId: string;
  readonly status: RunStatus;
  /** What the clerk adds to each invoice. */
  readonly message: string;
  readonly issueDay: LocalDate | null;
  readonly dueDay: LocalDate | null;
  readonly familiesTotal: number;
  readonly familiesDone: number;
  readonly invoicesIssued: number;
  /** The last family that was computed. */
  readonly cursor: string | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly issuedBy: string | null;
}

interface RunRow {
  id: string;
  regie_id: string;
  status: RunStatus;
  first_day: string;
  last_day: string;
  since_day: string;
  message: string;
  issue_day: string | null;
  due_day: string | null;
  families_total: number;
  families_done: number;
  invoices_issued: number;
  cursor_family: string | null;
  started_at: Date;
  started_by: string;
  issued_by: string | null;
}

function toRun(row: RunRow): InvoiceRun {
  return {
    id: row.id,
    regieId: row.regie_id,
    status: row.status,
    first: localDate(row.first_day),
    last: localDate(row.last_day),
    since: localDate(row.since_day),
    message: row.message,
    issueDay: row.issue_day === null ? null : localDate(row.issue_day),
    dueDay: row.due_day === null ? null : localDate(row.due_day),
    familiesTotal: row.families_total,
    familiesDone: row.families_done,
    invoicesIssued: row.invoices_issued,
    cursor: row.cursor_family,
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_by,
    issuedBy: row.issued_by,
  };
}

export async function findRun(tx: Tx, runId: string): Promise<InvoiceRun | undefined> {
  const rows = await tx.$queryRaw<RunRow[]>`
    SELECT id, regie_id, status, first_day::text, last_day::text, since_day::text, message, issue_day::text, due_day::text,
      families_total, families_done, invoices_issued, cursor_family, started_at, started_by, issued_by
    FROM invoice_run WHERE id = ${runId}::uuid`;
  return rows.map(toRun)[0];
}

/**
 * The same, kept from any other writer until the end of the transaction. It comes before the locks of debtors and numbers:
 * always in this order, nobody waits in a circle.
 */
export async function lockRun(tx: Tx, runId: string): Promise<InvoiceRun | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM invoice_run WHERE id = ${runId}::uuid FOR UPDATE`;
  return locked.length > 0 ? findRun(tx, runId) : undefined;
}

/** The run of a régie that is not over, locked as `lockRun` does. */
export async function lockOpenRun(tx: Tx, regieId: string): Promise<InvoiceRun | undefined> {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM invoice_run WHERE regie_id = ${regieId}::uuid AND status IN ('computing', 'review', 'issuing') FOR UPDATE`;
  return open && findRun(tx, open.id);
}

/** The first day that the régie ever invoiced here; null before its first run was issued. */
export async function firstIssuedDay(tx: Tx, regieId: string): Promise<LocalDate | null> {
  const [row] = await tx.$queryRaw<{ first: string | null }[]>`
    SELECT min(first_day)::text AS first FROM invoice_run WHERE regie_id = ${regieId}::uuid AND status = 'issued'`;
  return row?.first ? localDate(row.first) : null;
}

export interface NewRun extends RunPeriod {
  readonly id: string;
  readonly regieId: string;
  readonly startedBy: string;
}

/** False when another run of the régie is open: the base holds one at most, whoever asks at the same moment. */
export async function insertRun(tx: Tx, run: NewRun, now: Temporal.Instant): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO invoice_run (city_id, id, regie_id, first_day, last_day, since_day, families_total, started_by, started_at)
    VALUES (app.city(), ${run.id}::uuid, ${run.regieId}::uuid, ${run.first}::date, ${run.last}::date, ${run.since}::date,
      (SELECT count(*)::integer FROM family), ${run.startedBy}::uuid, ${at(now)})
    ON CONFLICT (city_id, regie_id) WHERE status IN ('computing', 'review', 'issuing') DO NOTHING`;
  return inserted === 1;
}

/** How far the job has come. */
export async function moveCursor(tx: Tx, runId: string, cursor: string, families: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_run SET cursor_family = ${cursor}::uuid, families_done = families_done + ${families}::integer
    WHERE id = ${runId}::uuid`;
}

/** From the beginning again. */
export async function restartRun(tx: Tx, runId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_run SET status = 'computing', cursor_family = NULL, families_done = 0, computed_at = NULL,
      families_total = (SELECT count(*)::integer FROM family)
    WHERE id = ${runId}::uuid`;
}

export async function endComputing(tx: Tx, runId: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_run SET status = 'review', computed_at = ${at(now)}, families_done = families_total WHERE id = ${runId}::uuid`;
}

export async function abandonRunRow(tx: Tx, runId: string): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_run SET status = 'abandoned' WHERE id = ${runId}::uuid`;
}

export interface IssueOrder {
  readonly runId: string;
  readonly issueDay: LocalDate;
  readonly dueDay: LocalDate;
  readonly message: string;
  readonly issuedBy: string;
}

export async function beginIssuing(tx: Tx, order: IssueOrder): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_run SET status = 'issuing', issue_day = ${order.issueDay}::date, due_day = ${order.dueDay}::date,
      message = ${order.message}, issued_by = ${order.issuedBy}::uuid, invoices_issued = 0
    WHERE id = ${order.runId}::uuid`;
}

export async function countIssued(tx: Tx, runId: string, invoices: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice_run SET invoices_issued = invoices_issued + ${invoices}::integer WHERE id = ${runId}::uuid`;
}

export async function endIssuing(tx: Tx, runId: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_run SET status = 'issued', issued_at = ${at(now)} WHERE id = ${runId}::uuid`;
}

/** Makes the base count what a run has written, so that what it plans next is planned on it. */
export async function countInvoices(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT app.count_invoices()`;
}

function at(now: Temporal.Instant): Date {
  return new Date(now.epochMilliseconds);
}
