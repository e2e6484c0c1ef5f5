import "server-only";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/** An agent at a dossier: what each use case of the desk is given. */
export interface Desk {
  readonly city: City;
  readonly agentId: string;
  readonly clock: Clock;
}
