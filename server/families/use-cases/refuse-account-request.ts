import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { err, ok, type Result } from "@/server/platform/result";
import { publicUrl } from "@/server/tenancy";
import type { AccountRequestError } from "../account-request-errors";
import { decideRequest, lockAccountRequest } from "../data/account-requests";
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
  await decideRequest(tx, request.id, { status: "refused", decidedBy: agentId, now: clock.now(), reason });
  if (request.email !== "") {
    await queueMail(tx, {
      city,
      clock,
      to: request.email,
      kind: "account-refused",
      dedupeKey: `account-refused:${request.id}`,
      subject: "Réponse à votre demande de compte",
      paragraphs: [
        "Un agent a lu votre demande de compte et ne l’a pas acceptée.",
        `Sa réponse\u00a0: ${reason}`,
        "Vous pouvez faire une nouvelle demande, ou venir en mairie.",
      ],
      action: { label: "Faire une nouvelle demande", url: publicUrl(city, "/connexion/demande") },
    });
  }
  return ok(undefined);
}
