import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/** An agent who answers a request for an account. */
export interface DecidingAgent {
  readonly city: City;
  readonly clock: Clock;
  readonly agentId: string;
  /** The identity provider of parents. */
  readonly issuer: string;
}
