import "server-only";
import { err, ok, type Result } from "@/server/platform/result";
import { entryWithSiblings } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { leaveWaitlistRow } from "../data/settle";
import type { BookingError } from "../errors";
import type { BookingScope } from "../queries/board";

/** "late": the place was offered meanwhile, or the wait was over; nothing was done, and the page says where it is. */
export interface LeaveOutcome {
  readonly entryId: string;
  readonly outcome: "left" | "late";
}

/**
 * Takes a child off a queue; siblings who came to be with it keep waiting (B5). Who leaves twice has left. Error:
 * BookingEntryNotFound.
 */
export async function leaveWaitlist(scope: BookingScope, entryId: string): Promise<Result<LeaveOutcome, BookingError>> {
  const entries = await entryWithSiblings(scope.tx, entryId);
  if (entries[0]?.familyId !== scope.familyId) return err({ tag: "BookingEntryNotFound" });
  const windows = await offerWindows(scope, [...new Set(entries.map(({ slotId }) => slotId))]);
  const status = await leaveWaitlistRow(scope.tx, { entryId, windows, now: scope.now });
  return ok({ entryId, outcome: status === "withdrawn" ? "left" : "late" });
}
