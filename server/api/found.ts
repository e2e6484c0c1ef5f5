import { TRPCError } from "@trpc/server";

/** What was looked for; what is not there, or not the caller's, is answered as a page that does not exist. @throws TRPCError */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new TRPCError({ code: "NOT_FOUND" });
  return value;
}
