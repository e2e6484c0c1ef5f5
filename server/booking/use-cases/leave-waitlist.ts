import "server-only";
import { err, ok, type Result } from "@/server/platform/result";
import { entryWithSiblings } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { leaveWaitlistRow } from "../data/settle";
import type { BookingError } from "../errors";
import type { BookingScope } from "../queries/board";

/** Takes a child off a queue; siblings who came to be with it keep waiting (B5). */
export async function leaveWaitlist(
  scope: BookingScope,
  entryId: string,
): Promise<Result<{ entryId: string }, BookingError>> {
  const entries = await entryWithSiblings(scope.tx, entryId);
  if (entries[0]?.familyId !== scope.familyId) return err({ tag: "BookingEntryNotFound" });
  const windows = await offerWindows(scope, [...new Set(entries.map(({ slotId }) => slotId))]);
  const status = await leaveWaitlistRow(scope.tx, { entryId, windows, now: scope.now });
  return status === "withdrawn" ? ok({ entryId }) : err({ tag: "BookingNotWaiting" });
}
