import "server-only";
import { addJob } from "@/server/db/jobs";
import { type TenantScope, type Tx, withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import type { Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { raiseAlert } from "../data/alerts";
import { moveOperation } from "../data/moves";
import { claimQuestion, findOperation, lockOperation, noteAnswer } from "../data/operations";
import { askAgainAt } from "../domain/ask-again";
import { type KeptAnswer, type Operation, wasLookedInto } from "../domain/operation";
import {
  differences,
  eventOf,
  hasNoId,
  nextState,
  type OperationEvent,
  type PayFipFailure,
  type PaymentAnswer,
  type Step,
  settles,
} from "../domain/payfip";
import { configuredPayFip, LONGEST_MS } from "../payfip";
import { giveUpWaiting } from "./give-up-waiting";
import { mailUnpaid } from "./mail-unpaid";
import { settleOperation } from "./settle-operation";

/** Why PayFiP is asked. */
export type AskedBy = "payer" | "notification" | "job" | "agent" | "new_attempt";

/** The payer has the answer before them. Otherwise nobody knows whether they are looking: then they are written to. */
const ANSWERS_THE_PAYER: readonly AskedBy[] = ["payer", "new_attempt"];

export interface Question {
  readonly city: City;
  readonly clock: Clock;
  /** Who acts, for the history. */
  readonly scope: TenantScope;
  readonly operationId: string;
  readonly by: AskedBy;
  /** How long PayFiP may take, in milliseconds. */
  readonly withinMs?: number;
  /** Not asked again when it was less than so many seconds ago; 0 always asks. */
  readonly gapSeconds?: number;
}

type Outcome = Result<PaymentAnswer, PayFipFailure>;

/**
 * Asks PayFiP what became of an operation and carries out what it says: the one way by which an operation settles, whoever
 * asks and however often, also at the same time (PROTOCOLS 1.7, 1.9; I4). The exchange holds no transaction; what it teaches
 * is carried out under the lock of the operation.
 * @returns the operation as it is known afterwards; undefined when there is none of this id in the city.
 */
export async function askPayFip(question: Question): Promise<Operation | undefined> {
  const { scope, operationId, clock, withinMs = LONGEST_MS, gapSeconds = 0 } = question;
  const payFip = configuredPayFip();
  const { known, isOurs } = await withCity(scope, async (tx) => {
    const operation = await findOperation(tx, operationId);
    const asks = payFip !== undefined && operation?.idOp != null;
    const now = clock.now();
    return { known: operation, isOurs: asks && (await claimQuestion(tx, operationId, { now, gapSeconds })) };
  });
  if (known && hasNoId(known.status)) return giveUpWaiting(scope, known, clock);
  if (!known?.idOp || !payFip || !isOurs) return known;
  const outcome = await payFip.readResult(known.idOp, { withinMs });
  return withCity(scope, (tx) => learn(tx, question, outcome));
}

async function learn(tx: Tx, question: Question, outcome: Outcome): Promise<Operation | undefined> {
  const { operationId, clock } = question;
  const operation = await lockOperation(tx, operationId);
  if (!operation) return undefined;
  const now = clock.now();
  const event = eventOf(operation.sent, outcome);
  const repeated = outcome.ok && wasLookedInto(operation, keptAnswer(operation, outcome.value));
  const step: Step | null | undefined = repeated
    ? { tag: "unchanged", why: "already_known" }
    : event && nextState(operation.status, event, { createdAt: operation.createdAt, now });
  // What an operation was settled by stays what it was.
  const answer = outcome.ok && !settles(operation.status) ? keptAnswer(operation, outcome.value) : null;
  const moved: Operation = {
    ...operation,
    status: step?.tag === "moved" ? step.to : operation.status,
    answer: answer ?? operation.answer,
    trouble: event || outcome.ok ? null : outcome.error,
    lastAskedAt: now,
  };
  // P1 says stop, also where it moves nothing (PROTOCOLS 1.5).
  const isOver = event?.tag === "unknownId" && step?.tag === "unchanged";
  const askAt = isOver ? null : askAgainAt(moved, now);
  await noteAnswer(tx, operationId, { answer, trouble: moved.trouble, askAt });
  if (askAt) await addJob(tx, "ask-payfip", { operationId }, { runAt: askAt, key: `ask-payfip:${operationId}` });
  if (step && event) await carryOut(tx, question, { operation, moved, event, step });
  return moved;
}

interface Learnt {
  readonly operation: Operation;
  readonly moved: Operation;
  readonly event: OperationEvent;
  readonly step: Step;
}

async function carryOut(tx: Tx, question: Question, { operation, moved, event, step }: Learnt): Promise<void> {
  const { city, clock, by } = question;
  const now = clock.now();
  if (step.tag === "unchanged") return;
  if (step.alert) {
    const about = { regieId: operation.regieId, operationId: operation.id, paymentId: null };
    await raiseAlert(tx, { kind: step.alert, ...about, now, again: step.tag === "moved" });
    logger.warn({ cityId: city.id, operationId: operation.id, alert: step.alert }, "PayFiP: a person must look");
  }
  if (step.tag === "refused") return;
  await moveOperation(tx, operation, { at: now, cause: step.cause, to: step.to, detail: detailOf(by, event) });
  if (settles(step.to)) {
    if (!moved.answer) throw new Error("An operation settles by an answer");
    await settleOperation(tx, { city, clock, operation, answer: moved.answer });
  } else if (!ANSWERS_THE_PAYER.includes(by)) {
    await mailUnpaid(tx, { city, clock, operation: moved });
  }
}

function keptAnswer(operation: Operation, answer: PaymentAnswer): KeptAnswer {
  const { result, amount, numauto, at } = answer;
  return { result, amount, numauto, at: at?.toString() ?? null, differences: differences(operation.sent, answer) };
}

/** Who asked, and what differs: what an agent reads beside the move. */
function detailOf(by: AskedBy, event: OperationEvent): string {
  const differing = event.tag === "answered" ? event.differences : [];
  return [by, ...differing].join(" ");
}
