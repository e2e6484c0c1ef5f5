import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { deleteEmptyDrafts } from "../data/drafts";
import { familiesAfter } from "../data/households";
import { endComputing, type InvoiceRun, moveCursor } from "../data/runs";
import { readRunSetting } from "../queries/run-setting";
import { computeHouseholds } from "./compute-households";

/** Families of one transaction: long enough to be worth its statements, short enough to lose little when it is killed. */
const BATCH = 500;

/**
 * Works out the next families of a run that the caller has locked, and writes how far it came: killed, the run goes on
 * there. Gives whether there may be more.
 */
export async function computeNextFamilies(
  tx: Tx,
  run: InvoiceRun,
  { zone, now, batch = BATCH }: { readonly zone: string; readonly now: Temporal.Instant; readonly batch?: number },
): Promise<boolean> {
  const households = await familiesAfter(tx, run.cursor, batch);
  const last = households.at(-1);
  if (last) {
    await computeHouseholds(tx, await readRunSetting(tx, run, zone), households);
    await moveCursor(tx, run.id, last.id, households.length);
  }
  if (households.length === batch) return true;
  await deleteEmptyDrafts(tx, run.id);
  await endComputing(tx, run.id, now);
  return false;
}
