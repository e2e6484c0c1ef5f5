import "server-only";
import { z } from "zod";
import { newToken } from "@/server/platform/ids";
import { type Incoming, seeOther } from "../incoming";
import { SealedCookie } from "../sealed-cookie";
import { franceConnectSettings } from "./provider";

/** The address to declare at FranceConnect for the return of a logout; one per host. */
const AFTER_LOGOUT = "/api/auth/deconnexion";

/** `back`: the path of ours to show afterwards. Sealed: nobody else chooses where the browser goes (attack 13). */
const logoutCookie = new SealedCookie(
  "__Host-preau.fc-logout",
  z.object({ state: z.string(), back: z.string() }),
  10 * 60,
);

/**
 * Sends the browser to `back`, by way of FranceConnect's end of session when it is logged in there by `idToken`: nobody stays
 * logged in at FranceConnect, on a screen that others may use, who is not logged in here.
 */
export async function seeOtherLeaving(
  incoming: Incoming,
  idToken: string | null | undefined,
  back: string,
  setCookies: readonly string[],
): Promise<Response> {
  const leaving = idToken ? await toFranceConnectLogout(incoming, idToken, back) : undefined;
  return leaving ? seeOther(leaving.location, [...setCookies, leaving.cookie]) : seeOther(back, setCookies);
}

/**
 * Where the browser ends FranceConnect's own session (protocols 1.6), and the cookie that knows the way back. Undefined
 * when the deployment has no FranceConnect.
 */
async function toFranceConnectLogout(
  { origin }: Incoming,
  idToken: string,
  back: string,
): Promise<{ readonly location: string; readonly cookie: string } | undefined> {
  const settings = franceConnectSettings();
  if (!settings) return undefined;
  const state = newToken();
  const end = new URL(`${settings.issuer}/session/end`);
  end.searchParams.set("id_token_hint", idToken);
  end.searchParams.set("state", state);
  end.searchParams.set("post_logout_redirect_uri", origin + AFTER_LOGOUT);
  return { location: end.href, cookie: await logoutCookie.write({ state, back }) };
}

/** Where a browser that comes from FranceConnect's logout was to go; undefined when it did not leave from here. */
export async function comeBackFromLogout({
  cookies,
  query,
}: Incoming): Promise<{ readonly back: string | undefined; readonly forgotten: string }> {
  const left = await logoutCookie.read(cookies);
  return { back: left && left.state === query.state ? left.back : undefined, forgotten: logoutCookie.forget() };
}
