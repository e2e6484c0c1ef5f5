import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Month } from "@/server/booking";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { billedActivities } from "../data/billed-activities";
import { findRegie, lockRegie } from "../data/regies";
import { firstIssuedDay, insertRun, lockOpenRun } from "../data/runs";
import { runPeriod } from "../domain/run";
import type { BillingError } from "../errors";

export interface RunOrder {
  readonly regieId: string;
  readonly month: Month;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/**
 * Starts to invoice a month of a régie: its drafts are computed by a job. A month that is not over is allowed: the page
 * says so. Two agents who start at the same moment make one run; the other learns of it.
 */
export async function startRun(tx: Tx, order: RunOrder): Promise<Result<{ runId: string }, BillingError>> {
  const regie = await findRegie(tx, order.regieId);
  if (!regie) return err({ tag: "RegieNotFound" });
  if ((await billedActivities(tx, regie.id)).length === 0) return err({ tag: "RegieCollectsNothing" });
  const period = runPeriod(order.month, await firstIssuedDay(tx, regie.id));
  if (period.first > dayOf(order.now, order.zone)) return err({ tag: "RunMonthNotBegun", first: period.first });
  await lockRegie(tx, regie.id);
  const run = { id: newId(), regieId: regie.id, startedBy: order.accountId, ...period };
  if (!(await insertRun(tx, run, order.now))) {
    const open = await lockOpenRun(tx, regie.id);
    return err({ tag: "RunAlreadyOpen", month: open?.first ?? period.first });
  }
  await addJob(tx, "invoice-run", { runId: run.id }, { key: `invoice-run:${run.id}` });
  return ok({ runId: run.id });
}
