import "server-only";
import { ClaimsRefused } from "./failure";

/**
 * The token, the identity and the keys are asked from the issuer's own server, wherever its document points: these are the
 * requests that carry the client's secret and a person's token (attack 21, Q6).
 * @throws ClaimsRefused for an address that is missing or on another origin.
 */
export function assertSameOrigin(issuer: string, document: Readonly<Record<string, unknown>>): void {
  for (const name of ["token_endpoint", "userinfo_endpoint", "jwks_uri"]) {
    const { [name]: address } = document;
    if (typeof address !== "string" || new URL(address).origin !== new URL(issuer).origin) {
      throw new ClaimsRefused(`${name} is not at the issuer's`);
    }
  }
}
