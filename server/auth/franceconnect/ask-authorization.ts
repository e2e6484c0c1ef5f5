import "server-only";
import { z } from "zod";
import { err, ok, type Result } from "@/server/platform/result";
import type { Incoming } from "../incoming";
import { callNextAuth } from "./next-auth-call";
import { franceConnectSettings, nextAuthOptions } from "./provider";
import { checkCookies, type Purpose } from "./purpose";

const csrfBody = z.object({ csrfToken: z.string() });

/** A fresh authorization request: where to send the browser, and what it must keep meanwhile. */
export interface Authorization {
  readonly location: string;
  readonly state: string;
  /** Set-Cookie lines. */
  readonly checks: readonly string[];
}

/** Asks next-auth for a fresh state, nonce and PKCE challenge. An error when FranceConnect does not answer. */
export async function askAuthorization(
  { origin }: Incoming,
  purpose: Purpose,
): Promise<Result<Authorization, "indisponible">> {
  const settings = franceConnectSettings();
  if (!settings) return err("indisponible");
  const options = nextAuthOptions(settings, purpose, { exchanged: false, enter: async () => undefined });
  const csrf = await callNextAuth({ path: ["csrf"], method: "GET", origin, cookies: {} }, options);
  const { csrfToken } = csrfBody.parse(csrf.body);
  const begun = await callNextAuth(
    {
      path: ["signin", purpose.name],
      method: "POST",
      origin,
      cookies: Object.fromEntries(csrf.setCookies.map(nameAndValue)),
      body: { csrfToken },
    },
    options,
  );
  const { location, setCookies } = begun;
  const state = stateOf(location, settings.issuer);
  if (!state || !location) return err("indisponible");
  const kept = checkCookies(purpose);
  return ok({ location, state, checks: setCookies.filter((line) => kept.includes(nameAndValue(line)[0])) });
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
