import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/** An agent at a dossier. */
export interface DeskScope {
  readonly tx: Tx;
  readonly city: City;
  readonly agentId: string;
  readonly clock: Clock;
}
