import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from "jose";
import { err, ok, type Result } from "@/server/platform/result";
import type { Client } from "./clients";
import { type ErrorCode, engineCode } from "./error-codes";
import type { SigningKeys } from "./keys";

interface Refusal {
  readonly code: ErrorCode | string;
  readonly detail: string;
}

/** `location` is where the browser goes; without one the platform shows its own page. */
type LoggedOut = { readonly location: string | undefined };

function refusal(description: string): Refusal {
  return { code: engineCode("invalid_request", description), detail: `invalid_request : ${description}` };
}

function clientOf(hint: string, clients: readonly Client[]): Client | undefined {
  try {
    const { aud } = decodeJwt(hint);
    return clients.find(({ id }) => id === aud);
  } catch {
    return undefined;
  }
}

async function signedHere(hint: string, client: Client, keys: SigningKeys): Promise<boolean> {
  try {
    if (client.signature === "HS256") {
      await compactVerify(hint, new TextEncoder().encode(client.secret), { algorithms: ["HS256"] });
      return true;
    }
    const key = keys.find(decodeProtectedHeader(hint).kid);
    if (!key) return false;
    await compactVerify(hint, await importJWK(key, client.signature), { algorithms: [client.signature] });
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks a logout (PROTOCOLS 1.6): a mandatory hint, signed here, past its 60 seconds or not, then an address from the
 * service's declared list. `state` comes back as it was sent.
 */
export async function checkEndSession(
  params: URLSearchParams,
  clients: readonly Client[],
  keys: SigningKeys,
  issuer: string,
): Promise<Result<LoggedOut, Refusal>> {
  const hint = params.get("id_token_hint");
  if (!hint) return err(refusal("missing required parameter id_token_hint"));
  const client = clientOf(hint, clients);
  if (!client) return err(refusal("could not decode id_token_hint"));
  if (!(await signedHere(hint, client, keys))) return err(refusal("could not validate id_token_hint"));
  const claims = decodeJwt(hint);
  if (claims.iss !== issuer) return err(refusal("could not validate id_token_hint"));
  if (typeof claims.at_hash !== "string") return err({ code: "Y100019", detail: "at_hash manque dans id_token_hint" });
  const wanted = params.get("post_logout_redirect_uri");
  if (!wanted) return ok({ location: undefined });
  if (!client.postLogoutRedirectUris.includes(wanted)) return err(refusal("post_logout_redirect_uri not registered"));
  const location = new URL(wanted);
  const state = params.get("state");
  if (state !== null) location.searchParams.set("state", state);
  return ok({ location: location.href });
}
