import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the cost of OWASP's first choice: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** The Argon2id hash of a password in its NFKC form, with its salt and cost. Some tens of milliseconds, on purpose. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/**
 * Whether the password is the one of `known`. Without a known hash the same work is done on one that matches nothing,
 * so that the time of the answer does not tell who has an account (A9, attack 34).
 */
export async function passwordMatches(known: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has", COST);
  const matches = await verify(known ?? (await decoy), password.normalize("NFKC"));
  return known !== undefined && matches;
}
