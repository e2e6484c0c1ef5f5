import "server-only";
import { addMonths, monthOf } from "@/server/booking";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { listRegies } from "../data/regies";
import { type RunStatus, usualMonth } from "../domain/run";
import type { Overview, RunLine } from "../domain/run-view";

const RUNS_SHOWN = 24;
const MONTHS_OFFERED = 12;

export interface RunLineRow {
  id: string;
  regie_name: string;
  status: RunStatus;
  first_day: string;
  started_by: string | null;
  started_at: Date;
  issue_day: string | null;
  invoices: number;
  total: bigint;
}

export function toRunLine(row: RunLineRow): RunLine {
  return {
    id: row.id,
    regieName: row.regie_name,
    status: row.status,
    first: localDate(row.first_day),
    startedBy: row.started_by ?? "",
    startedAt: row.started_at.toISOString(),
    issueDay: row.issue_day === null ? null : localDate(row.issue_day),
    invoices: row.invoices,
    total: cents(Number(row.total)),
  };
}

/** The régies, the months that may be invoiced, and a page of the runs with what they came to, newest first. */
export async function readOverview(tx: Tx, today: LocalDate, page: number, size = RUNS_SHOWN): Promise<Overview> {
  const regies = await listRegies(tx);
  const rows = await tx.$queryRaw<RunLineRow[]>`
    WITH shown AS (SELECT * FROM invoice_run WHERE status <> 'abandoned' ORDER BY started_at DESC, id
      LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT r.id, g.name AS regie_name, r.status, r.first_day::text, a.display_name AS started_by, r.started_at, r.issue_day::text,
      count(i.id)::integer AS invoices, coalesce(sum(i.total_cents), 0)::bigint AS total
    FROM shown r JOIN regie g ON g.id = r.regie_id LEFT JOIN account a ON a.id = r.started_by
    LEFT JOIN invoice i ON i.run_id = r.id AND (r.status <> 'issued' OR i.status = 'issued')
    GROUP BY r.id, g.name, r.status, r.first_day, a.display_name, r.started_at, r.issue_day
    ORDER BY r.started_at DESC, r.id`;
  const [count] = await tx.$queryRaw<{ all: number }[]>`
    SELECT count(*)::int AS all FROM invoice_run WHERE status <> 'abandoned'`;
  const present = monthOf(today);
  return {
    regies: regies.map(({ id, name, code }) => ({ id, name, code })),
    months: Array.from({ length: MONTHS_OFFERED }, (_, back) => addMonths(present, -back)),
    usual: usualMonth(today),
    runs: rows.map(toRunLine),
    page,
    pages: Math.max(1, Math.ceil((count?.all ?? 0) / size)),
  };
}
