import "server-only";
import { z } from "zod";
import { SealedCookie } from "../sealed-cookie";

/**
 * One attempt to log in, kept by the browser that makes it: the city it is for, and the `state` that FranceConnect must
 * bring back. The callback's address is the same for all cities of a host; this is what tells them apart, and nobody
 * else can write it.
 */
const attemptSchema = z.object({
  state: z.string().min(32),
  slug: z.string(),
  base: z.string(),
  suite: z.string(),
  /** A login that failed in passing is begun again once by itself. */
  tries: z.number().int(),
});

export type Attempt = z.output<typeof attemptSchema>;

/** As long as next-auth's own checks. */
const LIFE_SECONDS = 15 * 60;

export const attemptCookie = new SealedCookie("__Host-preau.fc-attempt", attemptSchema, LIFE_SECONDS);
