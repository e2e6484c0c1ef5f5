import "server-only";
import { type Activity, findActivityByCode, listSchools, type SchoolView } from "@/server/catalogue";
import { addDays } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { placesOf, servedSchools } from "../data/places";
import type { DivisionScope } from "../domain/division";
import type { DayPlaces } from "../domain/places";
import type { PlacesError } from "../places-errors";
import type { PlacesDesk } from "./open-places";

export interface OpenedDivision {
  readonly activity: Activity;
  readonly school: SchoolView;
  /** Of the school, from the first day of the division on; closed ones too. */
  readonly days: readonly DayPlaces[];
}

/**
 * The days whose places are divided. Errors: PlacesActivityNotFound, PlacesSchoolNotFound, PlacesNotOpenInSchool,
 * PlacesDivisionTooEarly, PlacesOutsideActivity, PlacesOfNoDayLeft.
 */
export async function openDivision(
  { tx, today }: Pick<PlacesDesk, "tx" | "today">,
  { code, schoolId, first }: Pick<DivisionScope, "code" | "schoolId" | "first">,
): Promise<Result<OpenedDivision, PlacesError>> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return err({ tag: "PlacesActivityNotFound" });
  const school = (await listSchools(tx)).find(({ id }) => id === schoolId);
  if (!school) return err({ tag: "PlacesSchoolNotFound" });
  const served = await servedSchools(tx, activity.id);
  if (!served.has(school.id)) return err({ tag: "PlacesNotOpenInSchool", school: school.name });
  const tomorrow = addDays(today, 1);
  if (first < tomorrow) return err({ tag: "PlacesDivisionTooEarly", tomorrow });
  const { firstDay, lastDay: last } = activity;
  if (first < firstDay || first > last) {
    return err({ tag: "PlacesOutsideActivity", field: "from", first: firstDay, last });
  }
  const days = await placesOf(tx, { activityId: activity.id, schoolId, first, last, weekdays: [] });
  if (days.length === 0) return err({ tag: "PlacesOfNoDayLeft" });
  return ok({ activity, school, days });
}
