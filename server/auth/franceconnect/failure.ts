import "server-only";
import type { FranceConnectFailure } from "@/server/identity";

/** The same from the callback's `error` parameter (protocols 1.7). */
export function failureOfCallback(error: string): FranceConnectFailure {
  if (error === "access_denied") return "annule";
  if (["invalid_acr", "invalid_request", "invalid_scope", "unsupported_response_type"].includes(error)) {
    return "configuration";
  }
  return "indisponible";
}

/** An error of the library, or any other. */
interface Raised {
  readonly name: string;
  readonly message: string;
  readonly error?: string;
  readonly error_uri?: string;
  readonly response?: { readonly statusCode?: number };
}

export function raisedBy(error: unknown): Raised | undefined {
  return error instanceof Error ? error : undefined;
}

/** Why a login did not go through, and what may still be done about it. */
export interface Unanswered {
  readonly failure: FranceConnectFailure;
  /** The protocol has the login begun again once by itself before anybody is told (protocols 1.7). */
  readonly mayBeginAgain: boolean;
  /** The person is logged in at FranceConnect, by this token: to be ended there, for they are not here (protocols 1.6). */
  readonly idToken?: string;
}

/** What nothing is to be tried again for. */
export function final(failure: FranceConnectFailure): Unanswered {
  return { failure, mayBeginAgain: false };
}

/** Answers of the token's and the identity's addresses after which a login begins anew, and what they are if they come again. */
const BEGUN_AGAIN: Readonly<Record<string, FranceConnectFailure>> = {
  invalid_grant: "trop-tard",
  invalid_token: "trop-tard",
  invalid_client: "configuration",
  invalid_request: "configuration",
};

/** The same from an exchange with FranceConnect's servers; after some of its errors, a login begins again once. */
export function unansweredExchange(thrown: unknown): Unanswered {
  const raised = raisedBy(thrown);
  const again = raised?.name === "OPError" ? BEGUN_AGAIN[raised.error ?? ""] : undefined;
  const mayBeginAgain = again !== undefined || (raised?.name === "OPError" && raised.response?.statusCode === 401);
  return { failure: again ?? failureOfExchange(raised), mayBeginAgain };
}

/** `OPError` is an answer of theirs, `RPError` a check of ours that failed; anything else is the network. */
function failureOfExchange(raised: Raised | undefined): FranceConnectFailure {
  if (raised?.name === "OPError") {
    if (raised.error === "unauthorized_client") return "configuration";
    return raised.response?.statusCode === 401 ? "trop-tard" : "indisponible";
  }
  if (raised?.name === "RPError") {
    // A server of theirs that does not answer in time is a check that failed too, for the library: it has no answer then.
    const silent = !raised.response && raised.message.startsWith("outgoing request timed out");
    return silent || (raised.response?.statusCode ?? 0) >= 500 ? "indisponible" : "refuse";
  }
  return raised instanceof ClaimsRefused ? "refuse" : "indisponible";
}

/** A claim that is signed but is not what we asked for: another level, another subject, another audience. */
export class ClaimsRefused extends Error {
  override readonly name = "ClaimsRefused";
}
