import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { invoiceRunJob } from "@/server/billing";
import { issueRun } from "@/server/billing/use-cases/issue-run";
import { startRun } from "@/server/billing/use-cases/start-run";
import { addMonths, firstDayOf, type Month } from "@/server/booking/domain";
import { withCity } from "@/server/db/tenant-tx";
import { addDays } from "@/server/platform/dates";

/** When the clerk works: the fifth of the month after, at nine. */
const ISSUED_ON = 4;

/** The mails of these invoices left when they were issued, and the run is over. */
const SENT_LONG_AGO = `
  SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
  WHERE task_identifier = 'mail-invoice' OR key LIKE $1`;

/** Some certificates came after the invoices: the next run has something to give back (X4). */
const EXCUSED_SINCE = `
  INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, reason, recorded_by)
  SELECT l.city_id, gen_random_uuid(), l.activity_id, c.school_id, l.days[1], l.child_id, l.family_id, 'absent_excused',
    'certificat médical reçu après la facture', $3
  FROM invoice i JOIN invoice_line l ON l.city_id = i.city_id AND l.invoice_id = i.id JOIN child c ON c.city_id = l.city_id AND c.id = l.child_id
  WHERE i.city_id = $1 AND i.run_id = $2 AND i.number <= 40 AND i.number % 10 = 1 AND i.family_id IS NOT NULL AND l.position = 1
    AND l.state = 'present'
  ON CONFLICT DO NOTHING`;

interface InvoicedTown {
  readonly cityId: string;
  readonly zone: string;
  /** Undefined when the town has no meal to invoice. */
  readonly month: Month | undefined;
}

/**
 * Issues one month by the product itself, as the régisseuse would have done: what families owe, and what is
 * late, is there when the demonstration starts. Nothing where the town has invoiced already.
 */
export async function issuePastMonth(ownerUrl: string, { cityId, zone, month }: InvoicedTown): Promise<void> {
  if (!month) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT set_config('app.city', $1, false)", [cityId]);
    const { rows } = await client.query<{ regie: string; agent: string; busy: boolean }>(
      `SELECT r.id AS regie, c.account_id AS agent, EXISTS (SELECT FROM invoice_run n WHERE n.city_id = $1) AS busy
       FROM regie r JOIN local_credential c ON c.city_id = r.city_id AND c.login LIKE 'regie@%' WHERE r.city_id = $1`,
      [cityId],
    );
    const [town] = rows;
    if (!town || town.busy) return;
    const day = addDays(firstDayOf(addMonths(month, 1)), ISSUED_ON);
    const now = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: "09:00" }).toInstant();
    const who = { accountId: town.agent, zone, now };
    const scope = { cityId, actor: `account:${town.agent}` };
    const started = await withCity(scope, (tx) => startRun(tx, { regieId: town.regie, month, ...who }));
    if (!started.ok) return;
    const { runId } = started.value;
    const work = () => invoiceRunJob({ runId }, { cityId, clock: { now: () => now }, lastTry: false });
    await work();
    const order = { runId, dueDay: addDays(day, 30), message: "", ...who };
    const issued = await withCity(scope, (tx) => issueRun(tx, order));
    const status = async () =>
      (await client.query("SELECT status FROM invoice_run WHERE id = $1", [runId])).rows[0]?.status;
    while (issued.ok && (await status()) === "issuing") await work();
    await client.query(SENT_LONG_AGO, [`${cityId}:invoice-run:%`]);
    await client.query(EXCUSED_SINCE, [cityId, runId, town.agent]);
  } finally {
    await client.end();
  }
}
