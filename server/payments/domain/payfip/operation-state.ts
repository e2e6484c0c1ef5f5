import type { Temporal } from "temporal-polyfill";
import type { ResultCode, Saisie } from "./answer";

/**
 * The states of an operation, as the base keeps them. `asked`: its invoices are reserved and PayFiP is being asked for an
 * id; `void`: it gave none that we know of.
 */
export const OPERATION_STATES = [
  "asked",
  "void",
  "created",
  "redirected",
  "paid",
  "debit_ordered",
  "refused",
  "abandoned",
  "expired",
  "dead",
  "mismatch",
  "test_passed",
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** PayFiP opens its page for 15 minutes (P4); an id that it does not know before that was never well asked for. */
const PAGE_MINUTES = 15;
/** The local limit: five more minutes for a payer who is typing (PROTOCOLS 1.5). */
const CLOSING_MINUTES = 20;

const UNSETTLED = ["created", "redirected", "refused", "abandoned", "expired", "dead", "mismatch"] as const;
const WITHOUT_RESULT = ["created", "redirected", "expired", "dead"] as const;

interface Edge {
  readonly from: readonly OperationState[];
  readonly to: OperationState;
}

/**
 * The whole graph: each cause with where it leads from and to (PROTOCOLS 1.5). Any other move is refused.
 * A late success always wins, hence the many origins of a payment. A debit that the bank sends back later is no news
 * of PayFiP: it reverses the payment, not the operation.
 */
export const EDGES = {
  id_given: { from: ["asked"], to: "created" },
  id_not_given: { from: ["asked"], to: "void" },
  payer_redirected: { from: ["created"], to: "redirected" },
  card_paid: { from: UNSETTLED, to: "paid" },
  debit_accepted: { from: UNSETTLED, to: "debit_ordered" },
  test_succeeded: { from: UNSETTLED, to: "test_passed" },
  card_refused: { from: [...WITHOUT_RESULT, "abandoned"], to: "refused" },
  debit_refused: { from: [...WITHOUT_RESULT, "abandoned"], to: "refused" },
  payer_abandoned: { from: WITHOUT_RESULT, to: "abandoned" },
  no_result_in_time: { from: ["created", "redirected"], to: "expired" },
  id_unknown: { from: ["created", "redirected", "expired", "abandoned"], to: "dead" },
  answer_differs: { from: [...WITHOUT_RESULT, "refused", "abandoned"], to: "mismatch" },
  agent_dismissed: { from: ["mismatch"], to: "dead" },
} as const satisfies Record<string, Edge>;
export type Cause = keyof typeof EDGES;

/** What can happen to an operation. Results were read from PayFiP, never from a browser. */
export type OperationEvent =
  | { readonly tag: "idGiven" }
  /** Refused, or its answer was lost: an id that nobody sees dies alone (PROTOCOLS 1.7). */
  | { readonly tag: "idNotGiven" }
  | { readonly tag: "redirected" }
  /** A result, for the mode that was asked; `differences` names what PayFiP says otherwise than it was sent. */
  | {
      readonly tag: "answered";
      readonly result: ResultCode;
      readonly saisie: Saisie;
      readonly differences: readonly string[];
    }
  /** P5: no result yet. */
  | { readonly tag: "noResultYet" }
  /** P1: PayFiP does not know the id. */
  | { readonly tag: "unknownId" }
  /** An agent looked into a mismatch and found that no money came. */
  | { readonly tag: "dismissed" };

/** What a person must look at. */
export type OperationAlert = "late_success" | "mismatch" | "unknown_young_operation";

export type Step =
  | { readonly tag: "moved"; readonly to: OperationState; readonly cause: Cause; readonly alert: OperationAlert | null }
  /** `not_final_yet`: ask again later, the payer may still pay with this id. */
  | { readonly tag: "unchanged"; readonly why: "already_known" | "not_final_yet" }
  /** The event cannot be in this state: nothing moves, and a person is told where there is an alert. */
  | { readonly tag: "refused"; readonly alert: OperationAlert | null };

const NOT_FINAL_YET: Step = { tag: "unchanged", why: "not_final_yet" };
const ALREADY_KNOWN: Step = { tag: "unchanged", why: "already_known" };

/** Money came or was ordered. `T` and `X` never lead here. */
export function settles(state: OperationState): state is "paid" | "debit_ordered" {
  return state === "paid" || state === "debit_ordered";
}

/** The payer may still pay, or is about to: no other operation for the same invoices meanwhile (PROTOCOLS 1.9). */
export function isOpen(state: OperationState): state is "asked" | "created" | "redirected" {
  return state === "asked" || state === "created" || state === "redirected";
}

/** It has no id: there is nothing to ask PayFiP about, and nobody can have paid. */
export function hasNoId(state: OperationState): state is "asked" | "void" {
  return state === "asked" || state === "void";
}

/** No new attempt for its invoices: it is open, or money may have moved in a way that nobody has understood yet. */
export function blocksNewAttempt(state: OperationState): boolean {
  return isOpen(state) || state === "mismatch";
}

/**
 * It has ended without a payment, but not beyond return: a payer who had the page open may have paid since (1.5, "late success
 * always wins"). To be asked about before another attempt (1.7, point 4). Not `dead`: P1 says "stop", or an agent has looked.
 */
export function mayHaveBeenPaidSince(state: OperationState): boolean {
  return state === "expired" || state === "abandoned" || state === "refused";
}

/**
 * The background job goes on asking (`nextCheck` says when), or gives up waiting for an id: whatever may have been paid since, for
 * the money is there whether the payer ever tries again or not.
 */
export function isChecked(state: OperationState): boolean {
  return blocksNewAttempt(state) || mayHaveBeenPaidSince(state);
}

function causeOf(event: OperationEvent): Cause {
  switch (event.tag) {
    case "idGiven":
      return "id_given";
    case "idNotGiven":
      return "id_not_given";
    case "redirected":
      return "payer_redirected";
    case "noResultYet":
      return "no_result_in_time";
    case "unknownId":
      return "id_unknown";
    case "dismissed":
      return "agent_dismissed";
    case "answered":
      return event.differences.length > 0 ? "answer_differs" : causeOfResult(event.result, event.saisie);
  }
}

function causeOfResult(result: ResultCode, saisie: Saisie): Cause {
  switch (result) {
    case "P":
      return saisie === "W" ? "card_paid" : "test_succeeded";
    case "V":
      return saisie === "W" ? "debit_accepted" : "test_succeeded";
    case "R":
      return "card_refused";
    case "Z":
      return "debit_refused";
    case "A":
      return "payer_abandoned";
  }
}

function alertOf(from: OperationState, to: OperationState): OperationAlert | null {
  if (to === "mismatch") return "mismatch";
  return settles(to) && !isOpen(from) ? "late_success" : null;
}

/** A result that goes against one already acted upon: PayFiP contradicts itself. */
function contradicts(state: OperationState, event: OperationEvent, cause: Cause): boolean {
  const acted = settles(state) || state === "test_passed";
  return acted && event.tag === "answered" && EDGES[cause].to !== state;
}

/**
 * Where an event leads. Ages count from `createdAt`, when PayFiP gave the id; a clock that runs late makes an operation
 * younger, so that it closes later, never sooner.
 */
export function nextState(
  state: OperationState,
  event: OperationEvent,
  { createdAt, now }: { readonly createdAt: Temporal.Instant; readonly now: Temporal.Instant },
): Step {
  const minutes = now.since(createdAt).total("minutes");
  const cause = causeOf(event);
  const { from, to }: Edge = EDGES[cause];
  if (contradicts(state, event, cause)) return { tag: "refused", alert: "mismatch" };
  if (!from.includes(state)) return event.tag === "dismissed" ? { tag: "refused", alert: null } : ALREADY_KNOWN;
  if (cause === "id_unknown" && minutes < PAGE_MINUTES) return { tag: "refused", alert: "unknown_young_operation" };
  if ((cause === "payer_abandoned" || cause === "no_result_in_time") && minutes < CLOSING_MINUTES) return NOT_FINAL_YET;
  return { tag: "moved", to, cause, alert: alertOf(state, to) };
}
