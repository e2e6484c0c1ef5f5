import type { Cents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { SAISIES, type SentOperation } from "./answer";
import type { FaultCode } from "./failure";
import { cleanObject, isRefdet } from "./reference";

/** One euro: less is carried over, never asked of PayFiP (PROTOCOLS 1.9). */
export const SMALLEST_AMOUNT = 100;
export const LARGEST_AMOUNT = 9_999_999;
const LONGEST_URL = 250;

/** What to ask of PayFiP, before it is checked. */
export interface PaymentWish extends SentOperation {
  /** The year of the debt, four digits; the current year in régie. */
  readonly exer: string;
  /** In plain words; it is cleaned. */
  readonly objet: string;
  /** The payer's address: the receipt of PayFiP goes there. */
  readonly mel: string;
  /** Where PayFiP notifies, from server to server. */
  readonly urlnotif: string;
  /** Where the payer comes back. */
  readonly urlredirect: string;
}

/** A wish that holds every rule of PROTOCOLS 1.3: the service's schema checks nothing, so only this may leave. */
export type PaymentRequest = PaymentWish & { readonly __brand: "PaymentRequest" };

/** The fault that PayFiP would answer with, or `exer`, for which it has none. */
export type RequestProblem = Exclude<FaultCode, "T2" | "T4" | "P1" | "P3" | "P4" | "P5"> | "exer";

/** Six digits given by the DGFiP, the only credential there is: leading zeros count, it is text. */
export function isClientNumber(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Whether PayFiP can collect an amount, and the fault otherwise. */
export function amountProblem(amount: Cents): "M1" | "M3" | "M5" | undefined {
  if (!Number.isSafeInteger(amount)) return "M1";
  if (amount < SMALLEST_AMOUNT) return "M3";
  return amount > LARGEST_AMOUNT ? "M5" : undefined;
}

function addressProblem(mel: string): "A1" | "A2" | undefined {
  if (mel === "") return "A1";
  return mel.length >= 6 && mel.length <= 80 && /^[^\s@]+@[^\s@]+$/.test(mel) ? undefined : "A2";
}

function isServiceUrl(text: string): boolean {
  return text.length <= LONGEST_URL && /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}

/**
 * Production only once the town is activated; the activation payment only before; tests always (PROTOCOLS 1.4). What is
 * none of the three, such as the modes of the form, is refused whatever its type says.
 */
function isSaisieAllowed(saisie: string, activated: boolean): boolean {
  if (saisie === "W") return activated;
  if (saisie === "X") return !activated;
  return SAISIES.some((known) => known === saisie);
}

/**
 * Checks everything that is about to be sent, and cleans `objet`. All problems at once.
 * @param activated whether the DGFiP has opened the town's account to production.
 */
export function checkRequest(
  wish: PaymentWish,
  { activated }: { readonly activated: boolean },
): Result<PaymentRequest, readonly RequestProblem[]> {
  const found: readonly (RequestProblem | false | undefined)[] = [
    !isClientNumber(wish.numcli) && "T1",
    !/^\d{4}$/.test(wish.exer) && "exer",
    !isRefdet(wish.refdet) && "R3",
    amountProblem(wish.amount),
    addressProblem(wish.mel),
    !isSaisieAllowed(wish.saisie, activated) && "S1",
    !isServiceUrl(wish.urlnotif) && "N1",
    !isServiceUrl(wish.urlredirect) && "D1",
  ];
  const problems = found.filter((problem) => problem !== undefined && problem !== false);
  if (problems.length > 0) return err(problems);
  return ok({ ...wish, objet: cleanObject(wish.objet) } as PaymentRequest);
}
