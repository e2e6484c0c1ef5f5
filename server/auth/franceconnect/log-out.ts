import "server-only";
import { withCity } from "@/server/db/tenant-tx";
import { revokeSessionById } from "@/server/identity";
import { systemClock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import { findCityBySlug } from "@/server/tenancy";
import { type Incoming, seeOther } from "../incoming";
import { SESSION_COOKIE, sessionIdOf } from "../session-cookie";
import { comeBackFromLogout, seeOtherLeaving } from "./leave-franceconnect";

const NO_SESSION = `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`;

/**
 * Logs out on both sides (A1, protocols 1.6). Our session is closed first, whatever happens next; then the browser goes
 * to FranceConnect, which sends it back with `state`.
 */
export async function logOut(
  incoming: Incoming,
  place: { readonly slug: string; readonly base: string },
): Promise<Response> {
  const idToken = await closeSession(incoming, place.slug);
  return seeOtherLeaving(incoming, idToken, `${place.base}/deconnexion`, [NO_SESSION]);
}

async function closeSession(incoming: Incoming, slug: string): Promise<string | null> {
  const sessionId = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  const city = await findCityBySlug(slug);
  if (!sessionId || !city) return null;
  const scope = { cityId: city.id, actor: "anonymous", request: incoming.requestId };
  const closed = await withCity(scope, (tx) => revokeSessionById(tx, sessionId, systemClock.now()));
  return closed?.idToken ?? null;
}

/** The way back from FranceConnect's logout: to the page for which it was left, of the city that was left. */
export async function afterLogOut(incoming: Incoming): Promise<Response> {
  const { back, forgotten } = await comeBackFromLogout(incoming);
  if (back !== undefined) return seeOther(back, [forgotten]);
  logger.warn({ event: "logout-return-refused", city: incoming.citySlug, request: incoming.requestId }, "logout");
  return seeOther(incoming.citySlug ? "/deconnexion" : "/", [forgotten]);
}
