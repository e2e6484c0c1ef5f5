import "server-only";
import { createHmac } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { countHit, wasHitSince } from "@/server/db/rate-limits";
import type { Clock } from "../clock";
import { env } from "../env";

function keyOf(name: string): Buffer {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(JSON.stringify(["pause", name]))
    .digest();
}

/**
 * Nobody of the whole deployment asks `name` anything before `until`: what a service wants that told us to slow down.
 * Kept in the base, so that every process knows.
 */
export async function pauseUntil(name: string, until: Temporal.Instant): Promise<void> {
  await countHit(keyOf(name), until, 0);
}

export async function isPaused(name: string, clock: Clock): Promise<boolean> {
  return wasHitSince(keyOf(name), clock.now());
}
