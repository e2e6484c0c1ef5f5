import "server-only";
import type { Temporal } from "temporal-polyfill";
import { shownVersion } from "@/server/families";
import { err, ok, type Result } from "@/server/platform/result";
import { lockClosings } from "../data/closings";
import { insertDivision } from "../data/divisions";
import { lockPlaces } from "../data/places";
import type { DivisionScope } from "../domain/division";
import { isDividedSo } from "../domain/division-recap";
import { shownPlaces } from "../domain/places";
import type { PlacesError } from "../places-errors";
import { openDivision } from "./open-division";
import type { PlacesDesk } from "./open-places";

/** Who divides, with the moment at which it is done. */
export interface DivisionDesk extends PlacesDesk {
  readonly city: PlacesDesk["city"] & { readonly id: string };
  readonly agentId: string;
  readonly now: Temporal.Instant;
}

/** "moved": another agent changed these places since the recap was read; it is shown again, and nothing was done. */
export interface DivisionOutcome extends DivisionScope {
  readonly outcome: "divided" | "moved";
}

/**
 * Divides the places of a school among groups of its levels from a day on, divides them otherwise, or puts them together again
 * (C5). Nobody loses a place nor its rank. Whoever closes days waits for it, and the other way round: each replaces or reads all
 * the slots of the days. Sent twice, it changes nothing the second time. Errors: PlacesNoLongerPossible with that of
 * `openDivision`; what is not of the city.
 */
export async function dividePlaces(
  { tx, city, today, agentId, now }: DivisionDesk,
  { version, ...scope }: DivisionScope & { readonly version: string },
): Promise<Result<DivisionOutcome, PlacesError>> {
  await lockClosings(tx, city.id);
  const found = await openDivision({ tx, today }, scope);
  if (!found.ok) return noLonger(found.error);
  await lockPlaces(
    tx,
    found.value.days.map(({ slotId }) => slotId),
  );
  // Read again under the locks: what another agent did until now.
  const opened = await openDivision({ tx, today }, scope);
  if (!opened.ok) return noLonger(opened.error);
  const { activity, days } = opened.value;
  if (isDividedSo(scope, days)) return ok({ ...scope, outcome: "divided" });
  if (shownVersion({ days: shownPlaces(days) }) !== version) return ok({ ...scope, outcome: "moved" });
  await insertDivision(tx, { ...scope, activityId: activity.id, agentId, now });
  return ok({ ...scope, outcome: "divided" });
}

/** What is not of the city stays an answer like that of no page. */
function noLonger(error: PlacesError) {
  return err(error.tag.endsWith("NotFound") ? error : ({ tag: "PlacesNoLongerPossible", because: error } as const));
}
