import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import { closeChangeRequest, lockChangeRequest } from "../data/change-requests";
import type { Membership } from "../domain/membership";
import type { FamilyError } from "../errors";

/**
 * A parent takes back their own request before it is answered (D13). Another adult's does not exist for them.
 * Errors: ChangeRequestNotFound, ChangeAlreadyDecided.
 */
export async function withdrawChange(
  tx: Tx,
  family: Pick<Membership, "familyId" | "personId">,
  requestId: string,
  clock: Clock,
): Promise<Result<null, FamilyError>> {
  const request = await lockChangeRequest(tx, requestId, family.familyId);
  if (!request || request.personId !== family.personId) return err({ tag: "ChangeRequestNotFound" });
  if (request.status === "withdrawn") return ok(null);
  if (request.status !== "pending") return err({ tag: "ChangeAlreadyDecided" });
  await closeChangeRequest(tx, requestId, { status: "withdrawn", decidedBy: null, reason: null, at: clock.now() });
  return ok(null);
}
