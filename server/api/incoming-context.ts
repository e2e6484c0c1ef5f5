import "server-only";
import type { Incoming } from "@/server/auth/incoming";
import { SESSION_COOKIE, sessionIdOf } from "@/server/auth/session-cookie";
import { systemClock } from "@/server/platform/clock";
import type { RequestContext } from "./context";

/** A procedure's context for a browser's request to one of our addresses outside tRPC, in the city that it is for. */
export async function incomingContext(
  incoming: Incoming,
  { slug, base }: { readonly slug: string; readonly base: string },
): Promise<RequestContext> {
  const { requestId, userAgent, ip } = incoming;
  const sessionId = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  return { citySlug: slug, base, sessionId, requestId, ip, userAgent, clock: systemClock };
}
