import { TRPCError } from "@trpc/server";
import type { EnrolmentError } from "@/server/booking/enrolment-errors";
import type { DocumentError } from "@/server/documents/errors";
import type { AccountRequestError } from "@/server/families/account-request-errors";
import type { FamilyError } from "@/server/families/errors";
import { DomainFailure } from "./failure";

/** The refusals that say of an item of the queue that somebody was faster: one for each kind. */
const TAGS = [
  "AccountRequestAlreadyDecided",
  "ChangeAlreadyDecided",
  "DocumentAlreadyDecided",
  "EnrolmentRequestDecided",
] as const satisfies readonly (AccountRequestError | DocumentError | EnrolmentError | FamilyError)["tag"][];

/** Whether a decision was refused because somebody had decided already: another agent, or the family that withdrew. */
export function isAlreadyDecided(error: unknown): boolean {
  const failure = error instanceof TRPCError ? error.cause : undefined;
  return failure instanceof DomainFailure && TAGS.some((tag) => tag === failure.detail.tag);
}
