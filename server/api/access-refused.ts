import "server-only";
import type { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { logger } from "@/server/platform/logger";
import type { RequestContext } from "./context";

/** What an account still has to do, or has not been given yet: nobody tried anything. */
const NOT_READY: ReadonlySet<string> = new Set(["PasswordMustChange", "TotpMustBeSetUp", "NoFamilyYet"]);

function isRefusal({ code, message, cause }: TRPCError): boolean {
  if (code === "NOT_FOUND") return true;
  if (code === "FORBIDDEN") return !NOT_READY.has(message);
  return cause instanceof ZodError && cause.issues.some((issue) => issue.code === "unrecognized_keys");
}

/**
 * A security event: somebody logged in asked for what is not theirs, for what does not exist (the answer is the same), or sent
 * fields that the form does not have. The line has no id of what was asked for; who it was is found by the end of
 * the session's id, which opens nothing.
 */
export function noteRefusal(path: string, { citySlug, sessionId, requestId }: RequestContext, error: TRPCError): void {
  if (!sessionId || !isRefusal(error)) return;
  const session = sessionId.slice(-12);
  logger.warn(
    { event: "access-refused", path, code: error.code, city: citySlug, session, request: requestId },
    "access refused",
  );
}
