import { TRPCError } from "@trpc/server";
import type { Result } from "@/server/platform/result";

/** What a user caused and can mend, on its way from a use case to a form. */
export interface TaggedError {
  readonly tag: string;
}

export class DomainFailure extends Error {
  constructor(readonly detail: TaggedError) {
    super(detail.tag);
    this.name = "DomainFailure";
  }
}

/**
 * Gives the value of a result, or throws the error in the shape that the procedures answer with. An error whose tag
 * ends in "NotFound" is NOT_FOUND: a stranger's row and a row that does not exist have the same answer.
 */
export function orThrow<T>(result: Result<T, TaggedError>): T {
  if (result.ok) return result.value;
  throw new TRPCError({
    code: result.error.tag.endsWith("NotFound") ? "NOT_FOUND" : "UNPROCESSABLE_CONTENT",
    message: result.error.tag,
    cause: new DomainFailure(result.error),
  });
}
