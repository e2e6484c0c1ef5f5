import "server-only";
import { logger } from "@/server/platform/logger";
import { type Incoming, seeOther } from "../incoming";
import { askAuthorization } from "./ask-authorization";
import { type Attempt, attemptCookie } from "./attempt";
import { LOGIN } from "./purpose";

/**
 * Sends the browser to FranceConnect (A1), with a fresh state, nonce and PKCE challenge; or back to the login page with
 * a notice when FranceConnect does not answer, where the other ways in still work.
 */
export async function beginFranceConnect(incoming: Incoming, target: Omit<Attempt, "state">): Promise<Response> {
  const asked = await askAuthorization(incoming, LOGIN);
  if (!asked.ok) {
    logger.warn({ event: "franceconnect-unreachable", city: target.slug, request: incoming.requestId }, "login");
    return seeOther(`${target.base}/connexion?erreur=${asked.error}`);
  }
  const { location, state, checks } = asked.value;
  return seeOther(location, [...checks, await attemptCookie.write({ ...target, state })]);
}
