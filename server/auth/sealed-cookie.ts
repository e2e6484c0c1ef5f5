import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/server/platform/env";

/**
 * A cookie that only we can write and read, for a few minutes: what must come back with the browser from another site.
 * Its name is part of the seal, so that one cannot stand for another.
 */
export class SealedCookie<T> {
  constructor(
    readonly name: `__Host-${string}`,
    private readonly schema: z.ZodType<T>,
    readonly maxAge: number,
  ) {}

  /** The cookie's text that holds `value`. */
  async seal(value: T): Promise<string> {
    return encode({ token: { kept: value }, secret: env().AUTH_SECRET, maxAge: this.maxAge, salt: this.name });
  }

  /** What such a text holds; undefined when it is absent, too old, or not ours. */
  async open(token: string | undefined): Promise<T | undefined> {
    if (!token) return undefined;
    try {
      const opened = await decode({ token, secret: env().AUTH_SECRET, salt: this.name });
      return z.object({ kept: this.schema }).safeParse(opened).data?.kept;
    } catch {
      return undefined;
    }
  }

  /** The Set-Cookie line that keeps `value`. */
  async write(value: T): Promise<string> {
    return this.line(await this.seal(value), this.maxAge);
  }

  async read(cookies: Readonly<Record<string, string>>): Promise<T | undefined> {
    return this.open(cookies[this.name]);
  }

  /** The Set-Cookie line that forgets it. */
  forget(): string {
    return this.line("", 0);
  }

  private line(value: string, maxAge: number): string {
    return `${this.name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`;
  }
}
