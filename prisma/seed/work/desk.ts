import type { Temporal } from "temporal-polyfill";
import type { AccountOf } from "../families/family-rows";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "../town/town";

/** What the makers of the staff's work share. */
export interface Desk {
  readonly rows: Rows;
  readonly town: Town;
  readonly random: Random;
  readonly now: Temporal.Instant;
  readonly issuer: string;
  readonly accountOf: AccountOf;
  /** The clerk who decided what is decided. */
  readonly clerkId: string;
}
