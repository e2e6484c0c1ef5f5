import "server-only";
import type { z } from "zod";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { closeDaysSchema } from "../closing-schemas";
import { householdsConcerned } from "../data/closing-households";
import { findClosing, insertClosing, lockClosings, tellHouseholds } from "../data/closings";
import { type ClosingReader, checkClosing, scopeOf } from "../queries/closing-recap";

/** An agent who may close days. */
export interface ClosingDesk extends ClosingReader {
  readonly agentId: string;
}

/**
 * Closes days (C3), all or nothing: what is booked then is cancelled free of charge, whatever the deadline and whatever was
 * booked since the recap was read; queues and offers end; each household is told once, by a job. Twice with one id closes
 * once. Errors: ClosingNoLongerPossible with the reason why these days may not be closed; a school or an activity that is not of the city.
 */
export async function closeDays(
  desk: ClosingDesk,
  { id, ...wish }: z.output<typeof closeDaysSchema>,
): Promise<Result<{ closingId: string }, ClosingError>> {
  const { tx, city, agentId, now } = desk;
  await lockClosings(tx, city.id);
  if (await findClosing(tx, id)) return ok({ closingId: id });
  const scope = scopeOf(wish);
  const days = await checkClosing(desk, scope);
  if (!days.ok) return noLonger(days.error);
  await insertClosing(tx, { id, label: wish.label, ...scope, agentId, now });
  const concerned = await householdsConcerned(tx, id);
  await tellHouseholds(
    tx,
    "mail-closing",
    id,
    concerned.map(({ familyId }) => familyId),
  );
  return ok({ closingId: id });
}

/** What is not of the city stays an answer like that of no page. */
function noLonger(error: ClosingError) {
  const isStranger = error.tag === "ClosingSchoolNotFound" || error.tag === "ClosingActivityNotFound";
  return err(isStranger ? error : ({ tag: "ClosingNoLongerPossible", because: error } as const));
}
