import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { env } from "@/server/platform/env";

/** `__Host-`: only over https (or localhost), only for this host, whole site (ASVS 3.3.3). */
export const SESSION_COOKIE = "__Host-preau.session";

/** The session's id from next-auth's encrypted cookie, or undefined. Whether it lives is asked of the base. */
export async function readSessionId(): Promise<string | undefined> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return undefined;
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET });
    return typeof claims?.sid === "string" ? claims.sid : undefined;
  } catch {
    return undefined;
  }
}
