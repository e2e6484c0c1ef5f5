import "server-only";
import { addJob } from "@/server/db/jobs";
import { shownVersion } from "@/server/families";
import { err, ok, type Result } from "@/server/platform/result";
import { lockPlaces, setPlaces } from "../data/places";
import { daysToChange, shownPlaces } from "../domain/places";
import type { PlacesScope } from "../domain/places-scope";
import type { PlacesError } from "../places-errors";
import { openPlaces, type PlacesDesk } from "./open-places";

/** "moved": another agent changed these days since the recap was read; it is shown again, and nothing was done. */
export interface PlacesOutcome extends PlacesScope {
  readonly outcome: "changed" | "moved";
}

/**
 * Gives each day of the scope its number of places (C5). Nobody loses a place: a day keeps what is taken, and follows what is given
 * back. Where places grow, those who wait are asked at once, by a job of this transaction. Sent twice, it changes
 * nothing the second time. Errors: PlacesNoLongerPossible with that of `openPlaces`; what is not of the city.
 */
export async function changePlaces(
  desk: PlacesDesk,
  { version, ...scope }: PlacesScope & { readonly version: string },
): Promise<Result<PlacesOutcome, PlacesError>> {
  const found = await openPlaces(desk, scope);
  if (!found.ok) return noLonger(found.error);
  await lockPlaces(
    desk.tx,
    found.value.days.map(({ slotId }) => slotId),
  );
  // Read again under the locks: what bookings and another agent did until now.
  const opened = await openPlaces(desk, scope);
  if (!opened.ok) return noLonger(opened.error);
  const { days, closedReason } = opened.value;
  const changing = daysToChange(days, scope.places);
  if (changing.length === 0) return ok({ ...scope, outcome: "changed" });
  if (shownVersion({ days: shownPlaces(days) }) !== version) return ok({ ...scope, outcome: "moved" });
  const toOffer = new Set(
    await setPlaces(
      desk.tx,
      changing.map(({ slotId }) => slotId),
      scope.places,
    ),
  );
  for (const day of changing) {
    if (!toOffer.has(day.slotId) || closedReason(day) !== null) continue;
    await addJob(desk.tx, "offer-place", { slotId: day.slotId }, { key: `offer-place:${day.slotId}` });
  }
  return ok({ ...scope, outcome: "changed" });
}

/** What is not of the city stays an answer like that of no page. */
function noLonger(error: PlacesError) {
  return err(error.tag.endsWith("NotFound") ? error : ({ tag: "PlacesNoLongerPossible", because: error } as const));
}
