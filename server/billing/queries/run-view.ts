import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { closedDraftsOf } from "../data/closed-drafts";
import { findRegie } from "../data/regies";
import { findRun, type InvoiceRun } from "../data/runs";
import { CHECKS, type Check } from "../domain/check";
import type { Progress, RunView, UnverifiedDays } from "../domain/run-view";
import { type RunLineRow, toRunLine } from "./overview";

interface Counts extends RunLineRow {
  held: number;
  unremarkable: number;
  third_parties: number;
  credit_notes: number;
  to_issue: number;
}

/** A run with what must be looked at. Undefined when the town has no such run. */
export async function readRun(tx: Tx, runId: string, today: LocalDate): Promise<RunView | undefined> {
  const run = await findRun(tx, runId);
  if (!run) return undefined;
  const regie = await findRegie(tx, run.regieId);
  const [counts] = await tx.$queryRaw<Counts[]>`
    SELECT r.id, g.name AS regie_name, r.status, r.first_day::text, a.display_name AS started_by, r.started_at, r.issue_day::text,
      count(i.id)::integer AS invoices, coalesce(sum(i.total_cents), 0)::bigint AS total,
      count(*) FILTER (WHERE i.status = 'held')::integer AS held,
      count(*) FILTER (WHERE i.status <> 'held' AND i.checks = '{}')::integer AS unremarkable,
      count(*) FILTER (WHERE i.status = 'draft')::integer AS to_issue,
      count(*) FILTER (WHERE i.id IS NOT NULL AND i.family_id IS NULL)::integer AS third_parties,
      count(*) FILTER (WHERE i.total_cents < 0)::integer AS credit_notes
    FROM invoice_run r JOIN regie g ON g.id = r.regie_id LEFT JOIN account a ON a.id = r.started_by
    LEFT JOIN invoice i ON i.run_id = r.id
    WHERE r.id = ${runId}::uuid
    GROUP BY r.id, g.name, r.status, r.first_day, a.display_name, r.started_at, r.issue_day`;
  if (!counts || !regie) return undefined;
  return {
    ...toRunLine(counts),
    regieId: run.regieId,
    last: run.last,
    progress: progressOf(run, counts.to_issue),
    checks: await countChecks(tx, runId),
    unremarkable: counts.unremarkable,
    held: counts.held,
    thirdParties: counts.third_parties,
    toPrint: counts.third_parties > 0 ? await invoicesToPrint(tx, runId) : [],
    creditNotes: counts.credit_notes,
    unverified: run.status === "review" ? await unverifiedDays(tx, run, today) : [],
    closed: run.status === "review" ? await closedDraftsOf(tx, runId) : null,
    monthNotOver: run.last >= today,
    dueDay: run.dueDay,
    proposedDueDay: addDays(today, regie.dueDays),
    message: run.message,
  };
}

/** How far a run's job has come. Undefined when the town has no such run. */
export async function readProgress(tx: Tx, runId: string): Promise<Progress | undefined> {
  const run = await findRun(tx, runId);
  if (run?.status !== "issuing") return run && progressOf(run, 0);
  const [left] = await tx.$queryRaw<{ drafts: number }[]>`
    SELECT count(*)::integer AS drafts FROM invoice WHERE run_id = ${runId}::uuid AND status = 'draft'`;
  return progressOf(run, left?.drafts ?? 0);
}

function progressOf(run: InvoiceRun, toIssue: number): Progress {
  const { status, familiesDone, familiesTotal, invoicesIssued } = run;
  return status === "issuing" || status === "issued"
    ? { status, done: invoicesIssued, total: invoicesIssued + (status === "issued" ? 0 : toIssue) }
    : { status, done: familiesDone, total: familiesTotal };
}

async function countChecks(tx: Tx, runId: string): Promise<{ check: Check; drafts: number }[]> {
  const rows = await tx.$queryRaw<{ name: string; drafts: number }[]>`
    SELECT c.name, count(*)::integer AS drafts FROM invoice i, unnest(i.checks) AS c (name)
    WHERE i.run_id = ${runId}::uuid AND i.status <> 'issued' GROUP BY 1`;
  const counted = new Map(rows.map(({ name, drafts }) => [name, drafts]));
  return CHECKS.flatMap((check) => {
    const drafts = counted.get(check);
    return drafts ? [{ check, drafts }] : [];
  });
}

/** The booked days of the month that nobody has looked at, up to the present day, by school and activity. */
async function unverifiedDays(tx: Tx, run: InvoiceRun, today: LocalDate): Promise<UnverifiedDays[]> {
  return tx.$queryRaw<UnverifiedDays[]>`
    SELECT o.id AS "schoolId", o.name AS school, a.id AS "activityId", a.name AS activity, count(DISTINCT s.day)::integer AS days
    FROM slot s JOIN activity a ON a.id = s.activity_id AND a.regie_id = ${run.regieId}::uuid JOIN school o ON o.id = s.school_id
    WHERE s.day BETWEEN ${run.first}::date AND least(${run.last}::date, ${today}::date) AND s.taken > 0
      AND NOT EXISTS (SELECT FROM attendance_sheet v WHERE v.activity_id = s.activity_id AND v.school_id = s.school_id AND v.day = s.day)
    GROUP BY o.id, o.name, a.id, a.name ORDER BY o.name, o.id, a.name, a.id`;
}

/** Issued invoices of third parties that had no e-mail address that day. */
async function invoicesToPrint(tx: Tx, runId: string): Promise<RunView["toPrint"]> {
  return tx.$queryRaw<RunView["toPrint"][number][]>`
    SELECT id, addressee ->> 'name' AS name, reference FROM invoice
    WHERE run_id = ${runId}::uuid AND status = 'issued' AND family_id IS NULL AND coalesce(addressee ->> 'email', '') = ''
    ORDER BY name, id`;
}
