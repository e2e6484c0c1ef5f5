import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { findAccount } from "../data/accounts";
import { clearSecret } from "../data/second-factors";
import { revokeSessions } from "../data/sessions";
import type { AgentNotFound } from "../errors";

/** An agent who lost the telephone: an administrator takes the factor away, the next login sets up another (A6). */
export async function resetSecondFactor(
  tx: Tx,
  accountId: string,
  now: Temporal.Instant,
): Promise<Result<void, AgentNotFound>> {
  const account = await findAccount(tx, accountId);
  if (account?.kind !== "agent" || !(await clearSecret(tx, accountId))) return err({ tag: "AgentNotFound" });
  await revokeSessions(tx, accountId, now);
  return ok(undefined);
}
