import "server-only";
import { createHmac } from "node:crypto";
import { countHit, forgetHits } from "@/server/db/rate-limits";
import type { Clock } from "../clock";
import { env } from "../env";
import { err, ok, type Result } from "../result";

/** So many hits for one subject in a window, which begins with its first hit. */
export interface RateRule {
  /** "login-account": what is counted. Two rules never share their counts. */
  readonly name: string;
  readonly hits: number;
  /** At most a day. */
  readonly windowSeconds: number;
}

export interface TooManyTries {
  readonly tag: "TooManyTries";
  /** Whole seconds, at least 1. */
  readonly retryAfterSeconds: number;
}

/** What the counts are kept under: no login, no address and no city can be read from it, nor guessed without the secret. */
function keyOf(rule: RateRule, subject: readonly string[]): Buffer {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(JSON.stringify(["rate-limit", rule.name, ...subject]))
    .digest();
}

/**
 * Counts a try and says whether it may go on (ASVS 6.3.1). `subject` is what is counted together: the city first,
 * then the login or the address. It is counted outside the caller's transaction: a refusal rolls that one back.
 */
export async function takeTry(
  rule: RateRule,
  subject: readonly string[],
  clock: Clock,
): Promise<Result<void, TooManyTries>> {
  const now = clock.now();
  const { hits, windowStart } = await countHit(keyOf(rule, subject), now, rule.windowSeconds);
  if (hits <= rule.hits) return ok(undefined);
  const left = (windowStart.getTime() - now.epochMilliseconds) / 1000 + rule.windowSeconds;
  return err({ tag: "TooManyTries", retryAfterSeconds: Math.max(1, Math.ceil(left)) });
}

/** Forgets the tries of a subject who has just proved to be the right one. */
export async function forgetTries(rule: RateRule, subject: readonly string[]): Promise<void> {
  await forgetHits(keyOf(rule, subject));
}
