import "server-only";
import { type Activity, findActivityByCode, listSchools, type SchoolView, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { placesOf, servedSchools } from "../data/places";
import { closedText } from "../domain/cell.fr";
import { levelsKey } from "../domain/division";
import type { DayPlaces } from "../domain/places";
import type { PlacesScope } from "../domain/places-scope";
import type { PlacesError } from "../places-errors";

/** Who sets places, where and when. */
export interface PlacesDesk {
  readonly tx: Tx;
  readonly city: { readonly department: string };
  readonly today: LocalDate;
}

export interface OpenedPlaces {
  readonly activity: Activity;
  /** Those that the activity is open in, by name. */
  readonly schools: readonly SchoolView[];
  readonly days: readonly DayPlaces[];
  /** Schools that divide their places among levels on one of the days, where whole schools are meant. */
  readonly leftOut: readonly string[];
  /** Null when the activity opens there on that day, else why not. */
  closedReason(day: Pick<DayPlaces, "schoolId" | "day">): string | null;
}

/**
 * The days that a change is about. Those that are closed for a while are among them: opened again, they have the number of the
 * others. Errors: PlacesActivityNotFound, PlacesSchoolNotFound, PlacesNotOpenInSchool, PlacesDayPast,
 * PlacesPeriodEndsBeforeStart, PlacesOutsideActivity, PlacesNoOpenDay, PlacesOfNoSuchLevels, PlacesDividedByLevel.
 */
export async function openPlaces(
  { tx, city, today }: PlacesDesk,
  { code, schoolId, levels, first, last, weekdays }: Omit<PlacesScope, "places">,
): Promise<Result<OpenedPlaces, PlacesError>> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return err({ tag: "PlacesActivityNotFound" });
  const all = await listSchools(tx);
  const school = all.find(({ id }) => id === schoolId);
  if (schoolId && !school) return err({ tag: "PlacesSchoolNotFound" });
  const served = await servedSchools(tx, activity.id);
  if (school && !served.has(school.id)) return err({ tag: "PlacesNotOpenInSchool", school: school.name });
  const problem = periodProblem(activity, { first, last }, today);
  if (problem) return err(problem);
  const calendarOf = await schoolCalendars(tx, city, activity);
  const closedReason = ({ schoolId: at, day }: Pick<DayPlaces, "schoolId" | "day">) => {
    const state = calendarOf(at).dayState(day);
    return state.open ? null : closedText(state.reason);
  };
  const found = await placesOf(tx, { activityId: activity.id, schoolId, first, last, weekdays });
  const days = found.filter((day) => levelsKey(day.levels) === levels);
  if (found.length > 0 && days.length === 0) {
    return err({ tag: levels === null ? "PlacesDividedByLevel" : "PlacesOfNoSuchLevels" });
  }
  if (!days.some((day) => closedReason(day) === null)) {
    const reason = first === last && school ? closedReason({ schoolId: school.id, day: first }) : null;
    return err({ tag: "PlacesNoOpenDay", reason });
  }
  const divided = new Set(found.filter((day) => day.levels !== null).map((day) => day.schoolId));
  const leftOut = levels === null ? all.filter(({ id }) => divided.has(id)).map(({ name }) => name) : [];
  return ok({ activity, schools: all.filter(({ id }) => served.has(id)), days, leftOut, closedReason });
}

function periodProblem(
  activity: Activity,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
  today: LocalDate,
): PlacesError | undefined {
  const outside = (day: LocalDate) => day < activity.firstDay || day > activity.lastDay;
  const period = { first: activity.firstDay, last: activity.lastDay };
  if (first < today) return { tag: "PlacesDayPast", today };
  if (outside(first)) return { tag: "PlacesOutsideActivity", field: "from", ...period };
  if (last < first) return { tag: "PlacesPeriodEndsBeforeStart" };
  return outside(last) ? { tag: "PlacesOutsideActivity", field: "to", ...period } : undefined;
}
