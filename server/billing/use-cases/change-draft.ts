import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { findDraft, setHeld } from "../data/draft-state";
import { deleteEmptyDrafts } from "../data/drafts";
import { findHouseholds } from "../data/households";
import type { InvoiceRun } from "../data/runs";
import type { BillingError } from "../errors";
import { readRunSetting } from "../queries/run-setting";
import { lockRunInReview } from "./change-run";
import { computeHouseholds } from "./compute-households";

interface HeldDraft {
  readonly run: InvoiceRun;
  readonly familyId: string | null;
  readonly lines: number;
}

/** The draft and its run, which must be in review. The run is locked first: its job and other agents wait. */
async function draftInReview(tx: Tx, invoiceId: string): Promise<Result<HeldDraft, BillingError>> {
  const draft = await findDraft(tx, invoiceId);
  if (!draft) return err({ tag: "InvoiceNotFound" });
  const run = await lockRunInReview(tx, draft.runId);
  if (!run.ok) return run;
  // What was read before the lock may have been computed again meanwhile.
  const present = await findDraft(tx, invoiceId);
  return present ? ok({ run: run.value, ...present }) : err({ tag: "InvoiceNotFound" });
}

/** Keeps a draft back, for a reason: the others are issued without it, and its days are billed by a later run. */
export async function holdDraft(
  tx: Tx,
  { invoiceId, reason }: { readonly invoiceId: string; readonly reason: string },
): Promise<Result<{ invoiceId: string }, BillingError>> {
  const draft = await draftInReview(tx, invoiceId);
  if (!draft.ok) return draft;
  await setHeld(tx, invoiceId, reason);
  return ok({ invoiceId });
}

/** Lets a draft go again with the others. */
export async function releaseDraft(tx: Tx, invoiceId: string): Promise<Result<{ invoiceId: string }, BillingError>> {
  const draft = await draftInReview(tx, invoiceId);
  if (!draft.ok) return draft;
  if (draft.value.lines === 0) return err({ tag: "DraftHasNothingToBill" });
  await setHeld(tx, invoiceId, "");
  return ok({ invoiceId });
}

/**
 * Works one family out again, with what is known now: its draft keeps its address and what keeps it. Gives whether there
 * is still something to bill.
 */
export async function recomputeDraft(
  tx: Tx,
  { invoiceId, zone }: { readonly invoiceId: string; readonly zone: string },
): Promise<Result<{ runId: string; invoiceId: string | null }, BillingError>> {
  const draft = await draftInReview(tx, invoiceId);
  if (!draft.ok) return draft;
  const { run, familyId } = draft.value;
  if (familyId === null) return ok({ runId: run.id, invoiceId });
  await recomputeFamilies(tx, run, [familyId], zone);
  const still = await findDraft(tx, invoiceId);
  return ok({ runId: run.id, invoiceId: still ? invoiceId : null });
}

/** The same for several families of a run that the caller has locked. */
export async function recomputeFamilies(
  tx: Tx,
  run: InvoiceRun,
  familyIds: readonly string[],
  zone: string,
): Promise<void> {
  await computeHouseholds(tx, await readRunSetting(tx, run, zone), await findHouseholds(tx, familyIds));
  await deleteEmptyDrafts(tx, run.id);
}
