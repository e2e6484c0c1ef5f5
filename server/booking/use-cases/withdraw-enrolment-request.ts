import "server-only";
import { err, ok, type Result } from "@/server/platform/result";
import { closeEnrolmentRequest, lockEnrolmentRequest } from "../data/enrolment-requests";
import type { EnrolmentError } from "../enrolment-errors";
import type { AskingScope } from "./asking-scope";

/**
 * A household takes back what it asked, before it is answered; either parent may. Twice is once. Errors:
 * EnrolmentRequestNotFound, EnrolmentRequestDecided.
 */
export async function withdrawEnrolmentRequest(
  { tx, clock, familyId }: Pick<AskingScope, "tx" | "clock" | "familyId">,
  requestId: string,
): Promise<Result<null, EnrolmentError>> {
  const request = await lockEnrolmentRequest(tx, requestId, familyId);
  if (!request) return err({ tag: "EnrolmentRequestNotFound" });
  if (request.status === "withdrawn") return ok(null);
  if (request.status !== "pending") return err({ tag: "EnrolmentRequestDecided" });
  await closeEnrolmentRequest(tx, requestId, { status: "withdrawn", decidedBy: null, reason: null, at: clock.now() });
  return ok(null);
}
