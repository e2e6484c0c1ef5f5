import "server-only";
import { z } from "zod";
import { logger } from "@/server/platform/logger";
import { type Incoming, seeOther } from "../incoming";
import { type Attempt, attemptCookie } from "./attempt";
import { callNextAuth } from "./next-auth-call";
import { CHECK_COOKIES, franceConnectSettings, nextAuthOptions } from "./provider";

const csrfBody = z.object({ csrfToken: z.string() });

/**
 * Sends the browser to FranceConnect (A1), with a fresh state, nonce and PKCE challenge; or back to the login page with
 * a notice when FranceConnect does not answer, where the other ways in still work.
 */
export async function beginFranceConnect(incoming: Incoming, target: Omit<Attempt, "state">): Promise<Response> {
  const settings = franceConnectSettings();
  const failed = `${target.base}/connexion?erreur=indisponible`;
  if (!settings) return seeOther(failed);
  const options = nextAuthOptions(settings, { exchanged: false, enter: async () => undefined });
  const { origin } = incoming;
  const csrf = await callNextAuth({ path: ["csrf"], method: "GET", origin, cookies: {} }, options);
  const { csrfToken } = csrfBody.parse(csrf.body);
  const begun = await callNextAuth(
    {
      path: ["signin", "franceconnect"],
      method: "POST",
      origin,
      cookies: Object.fromEntries(csrf.setCookies.map(nameAndValue)),
      body: { csrfToken },
    },
    options,
  );
  const state = stateOf(begun.location, settings.issuer);
  if (!state || !begun.location) {
    logger.warn({ event: "franceconnect-unreachable", city: target.slug, request: incoming.requestId }, "login");
    return seeOther(failed);
  }
  const checks = begun.setCookies.filter((line) => CHECK_COOKIES.includes(nameAndValue(line)[0]));
  return seeOther(begun.location, [...checks, await attemptCookie.write({ ...target, state })]);
}

/** The `state` of an authorization request to the issuer; undefined for any other address. */
function stateOf(location: string | undefined, issuer: string): string | undefined {
  if (!location || !URL.canParse(location)) return undefined;
  const url = new URL(location);
  return url.origin === new URL(issuer).origin ? (url.searchParams.get("state") ?? undefined) : undefined;
}

function nameAndValue(line: string): [string, string] {
  const [pair = ""] = line.split(";");
  const equals = pair.indexOf("=");
  return [pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1))];
}
