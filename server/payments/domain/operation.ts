import type { Temporal } from "temporal-polyfill";
import type { Cents } from "@/server/platform/money";
import type { OperationState, PayFipFailure, ResultCode, SentOperation } from "./payfip";

/** PayFiP's last answer about an operation, as the base keeps it. */
export interface KeptAnswer {
  readonly result: ResultCode;
  /** In cents; null when PayFiP did not say. */
  readonly amount: Cents | null;
  readonly numauto: string;
  /** The minute that PayFiP dates it from, an instant in ISO form; null when unreadable. */
  readonly at: string | null;
  /** What it says otherwise than was sent, by name. */
  readonly differences: readonly string[];
}

/** What PayFiP was asked to collect, and what is known of it. */
export interface Operation {
  readonly id: string;
  readonly regieId: string;
  readonly debtorId: string;
  readonly familyId: string;
  /** Null until PayFiP has given one. */
  readonly idOp: string | null;
  readonly sent: SentOperation;
  readonly email: string;
  readonly status: OperationState;
  /** The account of the payer. */
  readonly createdBy: string;
  /** When PayFiP gave the id; until then, when its invoices were reserved. */
  readonly createdAt: Temporal.Instant;
  readonly lastAskedAt: Temporal.Instant | null;
  readonly notifications: number;
  readonly answer: KeptAnswer | null;
  /** Why the last question had no answer; null when it had one. */
  readonly trouble: PayFipFailure | null;
}

/**
 * PayFiP repeats what an agent has looked into: only a mismatch that was dismissed is dead by an answer that differs. What it says
 * otherwise, another amount or a success that fits, is news.
 */
export function wasLookedInto({ status, answer }: Pick<Operation, "status" | "answer">, told: KeptAnswer): boolean {
  if (status !== "dead" || !answer || told.differences.length === 0) return false;
  const same = answer.result === told.result && answer.amount === told.amount;
  return same && answer.differences.join() === told.differences.join();
}
