import "server-only";
import { shownVersion } from "@/server/families";
import { ok, type Result } from "@/server/platform/result";
import { parseLevelsKey } from "../domain/division";
import { levelsText } from "../domain/division.fr";
import { shownPlaces } from "../domain/places";
import { recapOfPlaces } from "../domain/places-recap";
import type { PlacesScope } from "../domain/places-scope";
import type { PlacesRecapView } from "../domain/places-view";
import type { PlacesError } from "../places-errors";
import { openPlaces, type PlacesDesk } from "../use-cases/open-places";

/** What a change of places will do, or has done: the same days, read again. Errors: those of `openPlaces`. */
export async function readPlacesRecap(
  desk: PlacesDesk,
  scope: PlacesScope,
): Promise<Result<PlacesRecapView, PlacesError>> {
  const opened = await openPlaces(desk, scope);
  if (!opened.ok) return opened;
  const { activity, schools, days, leftOut, closedReason } = opened.value;
  const schoolName = (schoolId: string) => schools.find(({ id }) => id === schoolId)?.name ?? "";
  return ok({
    activity: { code: activity.code, name: activity.name },
    schoolId: scope.schoolId,
    school: scope.schoolId ? schoolName(scope.schoolId) : null,
    levels: scope.levels,
    levelsText: scope.levels && levelsText(parseLevelsKey(scope.levels) ?? null),
    leftOut,
    first: scope.first,
    last: scope.last,
    weekdays: scope.weekdays,
    places: scope.places,
    version: shownVersion({ days: shownPlaces(days) }),
    ...recapOfPlaces({ days, places: scope.places, schoolName, isClosed: (day) => closedReason(day) !== null }),
  });
}
