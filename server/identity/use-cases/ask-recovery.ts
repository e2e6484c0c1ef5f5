import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { err, ok, type Result } from "@/server/platform/result";
import { findCredentialsToRecover } from "../data/credentials";
import { countAttempt } from "../data/rate-limits";
import { issueRecoveryToken } from "../data/recovery-tokens";
import type { TooManyAttempts } from "../errors";
import { mailRecovery } from "../mails/mail-recovery";
import { type Door, inCity } from "./door";

const PER_ADDRESS = { hits: 20, minutes: 60 } as const;
const PER_LOGIN = { hits: 3, minutes: 60 } as const;

/** Longer than writing a link and its mail takes: the time of the answer does not tell whether there was one to write. */
const ANSWER_AFTER_MS = 250;

/**
 * Sends a link to choose a new password (A9), to where the owner's other mails go: never to an address that the dossier
 * has left, nor to the one with which somebody else asked for an account. The answer is the same, and takes as long, whether or not somebody has this
 * login: only the mail tells. Beyond three mails an hour for one login the answer is still the same, and nothing leaves.
 */
export async function askRecovery(door: Door, typed: string): Promise<Result<void, TooManyAttempts>> {
  const login = typed.trim().toLowerCase();
  const minutes = await countAttempt(["recovery-address", door.ip], PER_ADDRESS, door.clock.now());
  if (minutes !== undefined) return err({ tag: "TooManyAttempts", minutes });
  const held = await countAttempt(["recovery-login", door.city.id, login], PER_LOGIN, door.clock.now());
  const written = held === undefined ? writeLinks(door, login) : undefined;
  await Promise.all([written, pause(ANSWER_AFTER_MS)]);
  return ok(undefined);
}

function writeLinks(door: Door, login: string): Promise<void> {
  return inCity(door, "anonymous", async (tx) => {
    for (const credential of await findCredentialsToRecover(tx, login)) {
      const { account, mailAddress: to } = credential;
      if (!to) continue;
      const token = await issueRecoveryToken(tx, door.city.id, { accountId: account.id, to }, door.clock.now());
      await mailRecovery(tx, door, credential, { to, token });
    }
  });
}
