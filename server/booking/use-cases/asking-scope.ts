import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/** An adult who holds a household, and asks for its children. */
export interface AskingScope {
  readonly tx: Tx;
  readonly city: City;
  readonly clock: Clock;
  readonly familyId: string;
  readonly personId: string;
  readonly accountId: string;
}
