import "server-only";
import type { z } from "zod";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { closeDaysSchema } from "../closing-schemas";
import { householdsConcerned } from "../data/closing-households";
import { findClosing, insertClosing, lockClosings, tellHouseholds } from "../data/closings";
import type { ClosingScope } from "../domain/closing";
import { type ClosingReader, checkClosing, scopeOf } from "../queries/closing-recap";

/** An agent who may close days. */
export interface ClosingDesk extends ClosingReader {
  readonly agentId: string;
}

/** "moved": a colleague has closed days of the period since the recap was read; it is shown again, and nothing was done. */
export type ClosingOutcome =
  | { readonly outcome: "closed"; readonly closingId: string }
  | (ClosingScope & { readonly outcome: "moved"; readonly label: string });

/**
 * Closes days (C3), all or nothing: what is booked then is cancelled free of charge, whatever the deadline and whatever was
 * booked since the recap was read; queues and offers end; each household is told once, by a job. Twice with one id closes
 * once. Days that a colleague has closed since the recap was read make it be read again. Errors: ClosingNoLongerPossible with the reason why these days may not be closed; a school or an activity that is not of the city.
 */
export async function closeDays(
  desk: ClosingDesk,
  { id, seen, ...wish }: z.output<typeof closeDaysSchema>,
): Promise<Result<ClosingOutcome, ClosingError>> {
  const { tx, city, agentId, now } = desk;
  await lockClosings(tx, city.id);
  if (await findClosing(tx, id)) return ok({ outcome: "closed", closingId: id });
  const scope = scopeOf(wish);
  const moved = { outcome: "moved", label: wish.label, ...scope } as const;
  const checked = await checkClosing(desk, scope);
  if (!checked.ok) return checked.error.tag === "ClosingAlreadyClosed" ? ok(moved) : noLonger(checked.error);
  if (checked.value.seen !== seen) return ok(moved);
  await insertClosing(tx, { id, label: wish.label, ...scope, agentId, now });
  const concerned = await householdsConcerned(tx, id);
  await tellHouseholds(
    tx,
    "mail-closing",
    id,
    concerned.map(({ familyId }) => familyId),
  );
  return ok({ outcome: "closed", closingId: id });
}

/** What is not of the city stays an answer like that of no page. */
function noLonger(error: ClosingError) {
  const isStranger = error.tag === "ClosingSchoolNotFound" || error.tag === "ClosingActivityNotFound";
  return err(isStranger ? error : ({ tag: "ClosingNoLongerPossible", because: error } as const));
}
