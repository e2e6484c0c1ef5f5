import { z } from "zod";
import type { Client } from "./clients";
import type { ErrorCode } from "./error-codes";

/**
 * Shortest `state` and `nonce` let through. The platform's source checks 22 characters, its partner documentation
 * says 32: the simulator holds services to the documentation.
 */
const leastRandomCharacters = 32;

export type AuthorizationCheck =
  | { readonly kind: "pass" }
  /** Stop on the platform's own page; the browser does not come back. */
  | { readonly kind: "page"; readonly code: ErrorCode; readonly detail: string }
  /** Send the error to the service. */
  | { readonly kind: "redirect"; readonly location: string };

const claimsShape = z.object({
  id_token: z.record(z.string(), z.unknown()).optional(),
  userinfo: z.record(z.string(), z.unknown()).optional(),
});

/** The parameter that the platform's first check refuses, with the reason, or undefined when all are well formed. */
function malformed(params: URLSearchParams): string | undefined {
  const names = [...params.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `${twice} est donné deux fois`;
  for (const name of ["client_id", "redirect_uri", "response_type", "scope", "acr_values", "state", "nonce"]) {
    if (!params.get(name)) return `${name} manque`;
  }
  if (!params.get("scope")?.split(" ").includes("openid")) return "scope ne contient pas openid";
  for (const name of ["state", "nonce"]) {
    if ((params.get(name) ?? "").length < leastRandomCharacters) {
      return `${name} a moins de ${leastRandomCharacters} caractères`;
    }
  }
  const prompt = params.get("prompt");
  if (prompt !== null && !["login", "consent", "login consent", "consent login"].includes(prompt)) {
    return "prompt n’accepte que login et consent";
  }
  return undefined;
}

function claimNames(text: string): readonly string[] | undefined {
  try {
    const parsed = claimsShape.safeParse(JSON.parse(text));
    return parsed.success ? Object.values(parsed.data).flatMap((part) => Object.keys(part ?? {})) : undefined;
  } catch {
    return undefined;
  }
}

function errorLocation(params: URLSearchParams, issuer: string, error: string, description: string): string {
  const location = new URL(params.get("redirect_uri") ?? "");
  const answer = { error, error_description: description, state: params.get("state") ?? "", iss: issuer };
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value);
  return location.href;
}

/** The checks of PROTOCOLS 1.2 that the engine does not make, in the platform's order. */
export function checkAuthorization(
  params: URLSearchParams,
  clients: readonly Client[],
  issuer: string,
): AuthorizationCheck {
  const fault = malformed(params);
  if (fault) return { kind: "page", code: "Y030007", detail: fault };
  const client = clients.find(({ id }) => id === params.get("client_id"));
  if (!client) return { kind: "page", code: "Y04EA6EF", detail: "client_id inconnu" };
  if (!client.redirectUris.includes(params.get("redirect_uri") ?? "")) {
    return { kind: "page", code: "Y04C013C", detail: "redirect_uri non déclarée" };
  }
  const claims = claimNames(params.get("claims") ?? "{}");
  if (!claims) return { kind: "page", code: "Y030028", detail: "claims n’est pas un objet JSON attendu" };
  const asksAmr = claims.includes("amr") || params.get("scope")?.split(" ").includes("amr");
  if (asksAmr && !client.scopes.includes("amr")) {
    return { kind: "page", code: "Y100009", detail: "amr n’est pas autorisé pour ce service" };
  }
  if (!params.get("acr_values")?.split(" ").includes("eidas1")) {
    const location = errorLocation(params, issuer, "invalid_acr", "acr_value is not valid, should be equal to eidas1");
    return { kind: "redirect", location };
  }
  return { kind: "pass" };
}
