import "server-only";
import type { z } from "zod";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { reopenSchema } from "../closing-schemas";
import { householdsConcerned } from "../data/closing-households";
import { endClosing, findClosing, lockClosings, tellHouseholds } from "../data/closings";
import { firstReopened } from "../domain/closing";
import type { ClosingDesk } from "./close-days";

/**
 * Opens what is left of a closing, from today on. Nobody is booked again by it: a family that has made other plans would
 * pay for a meal that it no longer wants. Each household that lost something on a day that is open now is told by a job,
 * and books if it wishes; a day that another closing keeps closed is told of when that one ends.
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
  const concerned = await householdsConcerned(tx, id, from);
  await tellHouseholds(
    tx,
    "mail-reopening",
    id,
    concerned.map(({ familyId }) => familyId),
  );
  return ok({ closingId: id });
}
