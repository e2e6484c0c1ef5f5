import "server-only";
import { shownVersion } from "@/server/families";
import { ok, type Result } from "@/server/platform/result";
import { childrenByLevel, heldByLevel } from "../data/divisions";
import { type DivisionScope, groupsText } from "../domain/division";
import { recapOfDivision } from "../domain/division-recap";
import type { DivisionRecapView } from "../domain/division-view";
import { shownPlaces } from "../domain/places";
import type { PlacesError } from "../places-errors";
import { openDivision } from "../use-cases/open-division";
import type { PlacesDesk } from "../use-cases/open-places";

/** What dividing the places of a school will do. Errors: those of `openDivision`. */
export async function readDivisionRecap(
  desk: PlacesDesk,
  scope: DivisionScope,
): Promise<Result<DivisionRecapView, PlacesError>> {
  const opened = await openDivision(desk, scope);
  if (!opened.ok) return opened;
  const { activity, school, days } = opened.value;
  const of = { activityId: activity.id, schoolId: school.id, first: scope.first };
  const [held, children] = [await heldByLevel(desk.tx, of), await childrenByLevel(desk.tx, of)];
  return ok({
    activity: { code: activity.code, name: activity.name },
    school: { id: school.id, name: school.name },
    first: scope.first,
    last: activity.lastDay,
    asked: { groups: groupsText(scope.groups), others: scope.others === null ? "" : String(scope.others) },
    version: shownVersion({ days: shownPlaces(days) }),
    ...recapOfDivision({ scope, days, held, children }),
  });
}
