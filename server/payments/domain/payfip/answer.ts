import type { Temporal } from "temporal-polyfill";
import { type Cents, cents } from "@/server/platform/money";
import type { Result } from "@/server/platform/result";
import type { PayFipFailure } from "./failure";
import type { OperationEvent } from "./operation-state";
import { transactionInstant } from "./transaction-time";

/** Test, activation, production (PROTOCOLS 1.4). `T` and `X` never settle. */
export const SAISIES = ["T", "X", "W"] as const;
export type Saisie = (typeof SAISIES)[number];

/** Card paid, debit accepted, card refused, debit refused, abandoned (PROTOCOLS 1.5). */
export const RESULT_CODES = ["P", "V", "R", "Z", "A"] as const;
export type ResultCode = (typeof RESULT_CODES)[number];

/** What was asked of PayFiP, and must come back unchanged. */
export interface SentOperation {
  /** Six digits, as text. */
  readonly numcli: string;
  readonly refdet: string;
  readonly amount: Cents;
  readonly saisie: Saisie;
}

/** What PayFiP says of an operation. All but the result may be missing: the schema asks for nothing. */
export interface PaymentAnswer {
  readonly result: ResultCode;
  /** The echo of what was sent; null when it is missing or is no whole number of cents. */
  readonly amount: Cents | null;
  readonly numcli: string;
  readonly refdet: string;
  readonly saisie: string;
  /** The number of the authorisation, free text; empty on a refusal. */
  readonly numauto: string;
  /** To the minute, as PayFiP dates it: up to a minute before the request itself. Null when unreadable. */
  readonly at: Temporal.Instant | null;
}

function isResultCode(text: string): text is ResultCode {
  return RESULT_CODES.some((code) => code === text);
}

/** Reads the fields of an answer, named in lower case. Undefined when it holds no known result. */
export function readPaymentAnswer(fields: ReadonlyMap<string, string>): PaymentAnswer | undefined {
  const field = (name: string) => fields.get(name) ?? "";
  const result = field("resultrans");
  if (!isResultCode(result)) return undefined;
  const amount = field("montant");
  return {
    result,
    amount: /^\d{1,9}$/.test(amount) ? cents(Number(amount)) : null,
    numcli: field("numcli"),
    refdet: field("refdet"),
    saisie: field("saisie"),
    numauto: field("numauto"),
    at: transactionInstant(field("dattrans"), field("heurtrans")),
  };
}

/** The names of what differs from what was sent. `exer` is not compared: it came back cut once (PROTOCOLS 1.3). */
export function differences(sent: SentOperation, answer: PaymentAnswer): readonly string[] {
  const echoes = [
    ["montant", sent.amount === answer.amount],
    ["numcli", sent.numcli === answer.numcli],
    ["refdet", sent.refdet === answer.refdet],
    ["saisie", sent.saisie === answer.saisie],
  ] as const;
  return echoes.filter(([, same]) => !same).map(([name]) => name);
}

/** What a question to PayFiP teaches about an operation. Undefined for a failure that says nothing of it: ask again. */
export function eventOf(
  sent: SentOperation,
  outcome: Result<PaymentAnswer, PayFipFailure>,
): OperationEvent | undefined {
  if (outcome.ok) {
    const { value } = outcome;
    return { tag: "answered", result: value.result, saisie: sent.saisie, differences: differences(sent, value) };
  }
  if (outcome.error.tag !== "PayFipFault") return undefined;
  if (outcome.error.code === "P5") return { tag: "noResultYet" };
  if (outcome.error.code === "P1") return { tag: "unknownId" };
  return undefined;
}
