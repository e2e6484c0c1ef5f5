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

/**
 * The same from an exchange with FranceConnect's servers. `OPError` is an answer of theirs, `RPError` a check of ours
 * that failed; anything else is the network.
 */
export function failureOfExchange(thrown: unknown): FranceConnectFailure {
  const raised = raisedBy(thrown);
  if (raised?.name === "OPError") {
    if (raised.error === "invalid_client" || raised.error === "unauthorized_client") return "configuration";
    if (raised.error === "invalid_grant" || raised.error === "invalid_token") return "trop-tard";
    const status = raised.response?.statusCode ?? 0;
    return status === 401 ? "trop-tard" : "indisponible";
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
