import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { err, ok, type Result } from "@/server/platform/result";
import { publicUrl } from "@/server/tenancy";
import type { AccountRequestError } from "../account-request-errors";
import { decideRequest, lockAccountRequest } from "../data/account-requests";
import { accountRefusedMail } from "../domain/decision-mails.fr";
import type { DecidingAgent } from "./account-request-agent";

/** Refuses an account; the person receives the reason by mail, and may ask again (A3). */
export async function refuseAccountRequest(
  tx: Tx,
  { city, clock, agentId }: DecidingAgent,
  requestId: string,
  reason: string,
): Promise<Result<void, AccountRequestError>> {
  const request = await lockAccountRequest(tx, requestId);
  if (!request) return err({ tag: "AccountRequestNotFound" });
  if (request.status !== "pending") return err({ tag: "AccountRequestAlreadyDecided" });
  const refusal = { status: "refused", decidedBy: agentId, now: clock.now(), reason } as const;
  if (!(await decideRequest(tx, request.id, refusal))) return err({ tag: "AccountRequestAlreadyDecided" });
  if (request.email !== "") {
    const { action, ...words } = accountRefusedMail(reason);
    await queueMail(tx, {
      city,
      clock,
      to: request.email,
      kind: "account-refused",
      dedupeKey: `account-refused:${request.id}`,
      ...words,
      action: { label: action.label, url: publicUrl(city, action.path) },
    });
  }
  return ok(undefined);
}
