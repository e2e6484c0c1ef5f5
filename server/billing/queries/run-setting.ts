import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { billedActivities } from "../data/billed-activities";
import { findRegie, type Regie } from "../data/regies";
import type { InvoiceRun } from "../data/runs";
import { listThirdParties, type ThirdParty } from "../data/third-parties";
import type { BilledActivity } from "../domain/draft-line";

/** What is the same for every household of a run. */
export interface RunSetting {
  readonly run: InvoiceRun;
  readonly regie: Regie;
  readonly activities: ReadonlyMap<string, BilledActivity>;
  readonly zone: string;
  readonly thirdParties: readonly ThirdParty[];
}

export async function readRunSetting(tx: Tx, run: InvoiceRun, zone: string): Promise<RunSetting> {
  const regie = await findRegie(tx, run.regieId);
  if (!regie) throw new Error("The régie of a run is gone");
  const activities = await billedActivities(tx, regie.id);
  const thirdParties = await listThirdParties(tx);
  return { run, regie, activities: new Map(activities.map((activity) => [activity.id, activity])), zone, thirdParties };
}
