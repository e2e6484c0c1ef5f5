import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { closedDraftsOf } from "../data/closed-drafts";
import { countDraftsToIssue, nextDrafts } from "../data/issuing";
import { findRegie } from "../data/regies";
import { beginIssuing, countIssued, endIssuing, type InvoiceRun } from "../data/runs";
import type { BillingError } from "../errors";
import { lockRunInReview } from "./change-run";
import { issueDrafts } from "./issue-drafts";

/** A family must have the time to pay; a date further away is a slip of the pen. Days after the issue. */
const EARLIEST_DUE = 7;
const LATEST_DUE = 120;

/** Invoices of one transaction. */
const BATCH = 250;

export interface IssueRunOrder {
  readonly runId: string;
  readonly dueDay: LocalDate;
  readonly message: string;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/**
 * Decides that a run is issued: a job gives the numbers. What is held back stays behind. Drafts are issued as they were
 * looked at: where the town has closed days since, nothing is issued, and somebody computes and looks again. Days that are
 * closed after this are given back by the next run, as those of any invoice. Errors: InvoiceRunNotFound, RunNotToReview,
 * DueDayTooEarly, DueDayTooLate, RunHasNothingToIssue, RunBillsClosedDays.
 */
export async function issueRun(tx: Tx, order: IssueRunOrder): Promise<Result<{ runId: string }, BillingError>> {
  const { runId, dueDay, message, accountId } = order;
  const run = await lockRunInReview(tx, runId);
  if (!run.ok) return run;
  const issueDay = dayOf(order.now, order.zone);
  const [earliest, latest] = [addDays(issueDay, EARLIEST_DUE), addDays(issueDay, LATEST_DUE)];
  if (dueDay < earliest) return err({ tag: "DueDayTooEarly", earliest });
  if (dueDay > latest) return err({ tag: "DueDayTooLate", latest });
  if ((await countDraftsToIssue(tx, runId)) === 0) return err({ tag: "RunHasNothingToIssue" });
  const closed = await closedDraftsOf(tx, runId);
  if (closed.drafts > 0) return err({ tag: "RunBillsClosedDays", ...closed });
  await beginIssuing(tx, { runId, issueDay, dueDay, message, issuedBy: accountId });
  await addJob(tx, "invoice-run", { runId }, { key: `invoice-run:${runId}` });
  return ok({ runId });
}

/**
 * Issues the next drafts of a run that the caller has locked. Killed, the run goes on with those that are left: numbers and
 * invoices were committed together. Gives whether there may be more.
 */
export async function issueNextDrafts(
  tx: Tx,
  run: InvoiceRun,
  { now, batch = BATCH }: { readonly now: Temporal.Instant; readonly batch?: number },
): Promise<boolean> {
  const regie = await findRegie(tx, run.regieId);
  if (!regie || run.issueDay === null || run.dueDay === null) throw new Error("A run is issued without its order");
  const drafts = await nextDrafts(tx, run.id, batch);
  const { issueDay, dueDay, message, issuedBy: accountId } = run;
  await issueDrafts(tx, drafts, { regie, issueDay, dueDay, message, accountId, now });
  await countIssued(tx, run.id, drafts.length);
  if (drafts.length === batch) return true;
  await endIssuing(tx, run.id, now);
  return false;
}
