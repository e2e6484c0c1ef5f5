import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/server/platform/env";
import { COOKIE_OPTIONS } from "./session-cookie";

/**
 * A short-lived cookie whose content the browser can neither read nor change. `name` also keeps one kind of cookie from
 * being taken for another. For what must not travel in an address and is not worth a row in the base.
 */
export function sealedCookie(name: `__Host-${string}`, seconds: number) {
  const secret = () => env().AUTH_SECRET;
  return {
    /** What was kept, or undefined when it is absent, too old or not ours. */
    async read(): Promise<unknown> {
      const token = (await cookies()).get(name)?.value;
      if (!token) return undefined;
      try {
        return (await decode({ token, secret: secret(), salt: name }))?.content;
      } catch {
        return undefined;
      }
    },
    /** Only while a form or a call is answered. */
    async keep(content: unknown): Promise<void> {
      const value = await encode({ token: { content }, secret: secret(), maxAge: seconds, salt: name });
      (await cookies()).set(name, value, { ...COOKIE_OPTIONS, maxAge: seconds });
    },
    async forget(): Promise<void> {
      (await cookies()).set(name, "", { ...COOKIE_OPTIONS, maxAge: 0 });
    },
  };
}
