import "server-only";
import { z } from "zod";
import { withCity } from "@/server/db/tenant-tx";
import { revokeSessionById } from "@/server/identity";
import { systemClock } from "@/server/platform/clock";
import { newToken } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import { findCityBySlug } from "@/server/tenancy";
import { type Incoming, seeOther } from "../incoming";
import { SealedCookie } from "../sealed-cookie";
import { SESSION_COOKIE, sessionIdOf } from "../session-cookie";
import { franceConnectSettings } from "./provider";

/** The address to declare at FranceConnect for the return of a logout; one per host. */
export const AFTER_LOGOUT = "/api/auth/deconnexion";

const logoutCookie = new SealedCookie(
  "__Host-preau.fc-logout",
  z.object({ state: z.string(), slug: z.string(), base: z.string() }),
  10 * 60,
);

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
  const settings = franceConnectSettings();
  if (!idToken || !settings) return seeOther(`${place.base}/deconnexion`, [NO_SESSION]);
  const state = newToken();
  const end = new URL(`${settings.issuer}/session/end`);
  end.searchParams.set("id_token_hint", idToken);
  end.searchParams.set("state", state);
  end.searchParams.set("post_logout_redirect_uri", incoming.origin + AFTER_LOGOUT);
  return seeOther(end.href, [NO_SESSION, await logoutCookie.write({ state, ...place })]);
}

async function closeSession(incoming: Incoming, slug: string): Promise<string | null> {
  const sessionId = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  const city = await findCityBySlug(slug);
  if (!sessionId || !city) return null;
  const scope = { cityId: city.id, actor: "anonymous", request: incoming.requestId };
  const closed = await withCity(scope, (tx) => revokeSessionById(tx, sessionId, systemClock.now()));
  return closed?.idToken ?? null;
}

/** The way back from FranceConnect's logout: to the logged-out page of the city that was left. */
export async function afterLogOut(incoming: Incoming): Promise<Response> {
  const left = await logoutCookie.read(incoming.cookies);
  const forgotten = [logoutCookie.forget()];
  if (left && left.state === incoming.query.state) return seeOther(`${left.base}/deconnexion`, forgotten);
  logger.warn({ event: "logout-return-refused", city: incoming.citySlug, request: incoming.requestId }, "logout");
  return seeOther(incoming.citySlug ? "/deconnexion" : "/", forgotten);
}
