import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/server/platform/env";

/** `__Host-`: only over https (or localhost), only for this host, whole site (ASVS 3.3.3). */
export const SESSION_COOKIE = "__Host-preau.session";

/** Twelve hours: the longest absolute limit of a session. What really ends a session is its row in the base (A8). */
export const SESSION_COOKIE_SECONDS = 12 * 60 * 60;

export const COOKIE_OPTIONS = { httpOnly: true, sameSite: "lax", path: "/", secure: true } as const;

/** The session's id from next-auth's encrypted cookie, or undefined. Whether it lives is asked of the base. */
export async function readSessionId(): Promise<string | undefined> {
  return sessionIdOf((await cookies()).get(SESSION_COOKIE)?.value);
}

/** The same from the cookie's value. A value that is not ours, or is too old, is no session. */
export async function sessionIdOf(token: string | undefined): Promise<string | undefined> {
  if (!token) return undefined;
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET });
    return typeof claims?.sid === "string" ? claims.sid : undefined;
  } catch {
    return undefined;
  }
}

/** The same cookie as next-auth writes after FranceConnect: encrypted, and holding nothing but the session's id. */
export const browserSession = {
  async keep(sessionId: string): Promise<void> {
    const value = await encode({
      token: { sid: sessionId },
      secret: env().AUTH_SECRET,
      maxAge: SESSION_COOKIE_SECONDS,
    });
    (await cookies()).set(SESSION_COOKIE, value, { ...COOKIE_OPTIONS, maxAge: SESSION_COOKIE_SECONDS });
  },
  async forget(): Promise<void> {
    (await cookies()).set(SESSION_COOKIE, "", { ...COOKIE_OPTIONS, maxAge: 0 });
  },
};
