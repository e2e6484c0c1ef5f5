import "server-only";
import type { Temporal } from "temporal-polyfill";
import { ClaimsRefused } from "./failure";
import type { FranceConnectSettings } from "./provider";

const LEVELS = ["eidas1", "eidas2", "eidas3"];
/** How far ahead of ours FranceConnect's clock may be. */
const CLOCK_SKEW_SECONDS = 60;

type Claims = Readonly<Record<string, unknown>>;

/**
 * What the library lets pass when it is absent, or whatever it says: issuer, audience, end and moment of the identity, its
 * subject, which is the token's, and the level of assurance (protocols 1.3, 1.4). Both signatures are verified already.
 * @throws ClaimsRefused
 */
export function assertClaims(
  settings: FranceConnectSettings,
  now: Temporal.Instant,
  { id_token: idToken = "" }: { readonly id_token?: string },
  certified: Claims,
): void {
  const token = claimsOf(idToken);
  const audience = Array.isArray(certified.aud) ? certified.aud : [certified.aud];
  if (certified.iss !== settings.issuer || !audience.includes(settings.clientId) || certified.exp === undefined) {
    throw new ClaimsRefused("userinfo is not for us");
  }
  if (!isPast(token.iat, now)) throw new ClaimsRefused("id_token is of a moment to come");
  if (!isPast(certified.iat, now)) throw new ClaimsRefused("userinfo is of a moment to come");
  if (typeof token.sub !== "string" || certified.sub !== token.sub) {
    throw new ClaimsRefused("userinfo of another subject");
  }
  if (typeof token.acr !== "string" || !LEVELS.includes(token.acr)) throw new ClaimsRefused("level of assurance");
}

/** Whether `iat` is a moment, in seconds, that has been. */
function isPast(iat: unknown, now: Temporal.Instant): boolean {
  return typeof iat === "number" && iat <= now.epochMilliseconds / 1000 + CLOCK_SKEW_SECONDS;
}

/** Already verified by the library: only read here. */
function claimsOf(token: string): Claims {
  const [, payload = ""] = token.split(".");
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  return claims && typeof claims === "object" ? { ...claims } : {};
}
