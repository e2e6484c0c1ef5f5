import type { AgentRight } from "@/server/identity";
import type { Town } from "../victim";
import type { VictimIds } from "../victim-ids";

/**
 * Who a procedure is for: anybody; whoever is logged in; a parent; a parent who holds the household; an agent; an agent
 * with a right.
 */
export type Access = "public" | "account" | "parent" | "household" | "agent" | AgentRight;

export interface Covered {
  readonly access: Access;
  /** A good input that names what is the victim's, wherever something can be named. */
  readonly input?: (ids: VictimIds, town: Town) => unknown;
  /** The same form filled in otherwise, where it can name something else: see mixed-ids.test.ts. */
  readonly others?: readonly ((ids: VictimIds, town: Town) => unknown)[];
  /** The code that the rightful caller gets when it is not success, and why. */
  readonly rightful?: readonly [code: string, why: string];
  /** Other rights that open it as well. */
  readonly orWith?: readonly AgentRight[];
  /** Why a stranger's call with the victim's ids may succeed: what they name is shared by all. */
  readonly open?: string;
}

/** The procedures of one router, by their paths. */
export type Coverage = Readonly<Record<string, Covered>>;
