import "server-only";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { abandonRunRow, type InvoiceRun, lockRun, restartRun } from "../data/runs";
import { isOpen } from "../domain/run";
import type { BillingError } from "../errors";

/** A run that may still be changed, kept from others until the end of the transaction. */
export async function lockRunInReview(tx: Tx, runId: string): Promise<Result<InvoiceRun, BillingError>> {
  const run = await lockRun(tx, runId);
  if (!run) return err({ tag: "InvoiceRunNotFound" });
  return run.status === "review" ? ok(run) : err({ tag: "RunNotToReview" });
}

/** Works everything out again, with what is known now. Drafts that were held back stay so. */
export async function recomputeRun(tx: Tx, runId: string): Promise<Result<{ runId: string }, BillingError>> {
  const run = await lockRunInReview(tx, runId);
  if (!run.ok) return run;
  await restartRun(tx, runId);
  await addJob(tx, "invoice-run", { runId }, { key: `invoice-run:${runId}` });
  return ok({ runId });
}

/** Gives a run up before it is issued. Its drafts are thrown away by the job. */
export async function abandonRun(tx: Tx, runId: string): Promise<Result<{ runId: string }, BillingError>> {
  const run = await lockRun(tx, runId);
  if (!run) return err({ tag: "InvoiceRunNotFound" });
  if (run.status === "issuing" || run.status === "issued") return err({ tag: "RunIsIssued" });
  if (isOpen(run.status)) {
    await abandonRunRow(tx, runId);
    await addJob(tx, "invoice-run", { runId }, { key: `invoice-run:${runId}` });
  }
  return ok({ runId });
}
