import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { BilledActivity } from "../domain/draft-line";

/** The activities whose money a régie collects, by name. */
export async function billedActivities(tx: Tx, regieId: string): Promise<BilledActivity[]> {
  return tx.$queryRaw<BilledActivity[]>`
    SELECT id, name, unit_label AS "unitLabel", budget_account AS "budgetAccount" FROM activity
    WHERE regie_id = ${regieId}::uuid ORDER BY name, id`;
}
