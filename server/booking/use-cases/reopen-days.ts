import "server-only";
import type { z } from "zod";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { reopenSchema } from "../closing-schemas";
import { endClosing, findClosing, lockClosings, tellHouseholds } from "../data/closings";
import { firstReopened } from "../domain/closing";
import type { ClosingDesk } from "./close-days";

/**
 * Opens what is left of a closing, from today on. Nobody is booked again by it: a family that has made other plans would
 * pay for a meal that it no longer wants. Each household that lost something is told by a job, and books if it wishes.
 * Twice reopens once. Errors: ClosingNotFound, ClosingIsOver.
 */
export async function reopenDays(
  { tx, city, agentId, now }: ClosingDesk,
  { id }: z.output<typeof reopenSchema>,
): Promise<Result<{ closingId: string }, ClosingError>> {
  await lockClosings(tx, city.id);
  const closing = await findClosing(tx, id);
  if (!closing) return err({ tag: "ClosingNotFound" });
  if (closing.reopenedFrom !== null) return ok({ closingId: id });
  const from = firstReopened(closing, dayOf(now, city.timezone));
  if (!from) return err({ tag: "ClosingIsOver" });
  await endClosing(tx, { id, from, agentId, now });
  await tellHouseholds(tx, "mail-reopening", id, from);
  return ok({ closingId: id });
}
