import { describeClosedReason, type SchoolCalendar } from "@/server/catalogue/domain";
import { addDays, daysBetween, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { KeptClosedDay } from "./closing-view";

/** Two months: longer than any holidays. A closing that goes on is entered again, by somebody who has looked again. */
export const MOST_CLOSED_DAYS = 60;

/** The days, both included, of a school or of all (null), for an activity or for all (null). */
export interface ClosingScope {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly schoolId: string | null;
  readonly activityId: string | null;
}

/** An activity in a school where it has places, with the days on which it opens there. */
export interface ServedPlace {
  readonly schoolId: string;
  readonly activityId: string;
  /** First and last day of the activity, both included. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly calendar: SchoolCalendar;
}

/** Only the places that a closing is about. */
export function placesWithin(
  { schoolId, activityId }: Pick<ClosingScope, "schoolId" | "activityId">,
  places: readonly ServedPlace[],
): ServedPlace[] {
  return places.filter(
    (place) =>
      (schoolId === null || place.schoolId === schoolId) && (activityId === null || place.activityId === activityId),
  );
}

const runsOn = ({ firstDay, lastDay }: ServedPlace, day: LocalDate) => firstDay <= day && day <= lastDay;

/**
 * The days that a closing would close: those on which one of its places at least opens, in order. Errors: a period that is
 * over, backwards or too long, or in which nothing opens, with the first reason why.
 */
export function daysToClose(
  scope: ClosingScope,
  places: readonly ServedPlace[],
  today: LocalDate,
): Result<LocalDate[], ClosingError> {
  const { first, last } = scope;
  if (first < today) return err({ tag: "ClosingInThePast", today });
  if (last < first) return err({ tag: "ClosingEndsBeforeStart" });
  const furthest = addDays(first, MOST_CLOSED_DAYS - 1);
  if (last > furthest) return err({ tag: "ClosingTooLong", furthest });
  const within = placesWithin(scope, places);
  if (within.length === 0) return err({ tag: "ClosingNothingServed" });
  const days = daysBetween(first, last);
  const open = days.filter((day) => within.some((place) => runsOn(place, day) && place.calendar.dayState(day).open));
  return open.length > 0 ? ok(open) : err(whyNoneOpens(scope, within));
}

/** An earlier closing comes first: it is what the agent can change. */
function whyNoneOpens(scope: ClosingScope, places: readonly ServedPlace[]): ClosingError {
  const { kept } = openingDays(scope, places);
  if (kept.length > 0) return { tag: "ClosingAlreadyClosed", closed: kept };
  for (const day of daysBetween(scope.first, scope.last)) {
    for (const place of places) {
      const state = place.calendar.dayState(day);
      if (runsOn(place, day) && !state.open)
        return { tag: "ClosingNoOpenDay", reason: describeClosedReason(state.reason) };
    }
  }
  return { tag: "ClosingNoOpenDay", reason: null };
}

/**
 * What an agent read before confirming: the days that close and those that were closed. Bookings are not part of it: they come
 * all the time, and the recap says so. What a colleague has closed meanwhile is.
 */
export function seenDays(days: readonly LocalDate[], closed: readonly KeptClosedDay[]): readonly string[] {
  return [...days, ...closed.map(({ day, labels }) => `${day} ${labels.join(" ")}`)];
}

/** What opens on the days from `first` to `last` and what closures keep closed; without one closing when `places` are read without it. */
export function openingDays(
  { first, last, ...where }: ClosingScope,
  places: readonly ServedPlace[],
): { days: LocalDate[]; kept: KeptClosedDay[] } {
  const within = placesWithin(where, places);
  const states = daysBetween(first, last).map((day) => {
    const found = within.filter((place) => runsOn(place, day)).map((place) => place.calendar.dayState(day));
    const labels = found.flatMap((state) =>
      !state.open && state.reason.tag === "closure" ? [state.reason.label] : [],
    );
    return { day, labels: [...new Set(labels)], partly: found.some(({ open }) => open) };
  });
  return {
    days: states.filter(({ partly }) => partly).map(({ day }) => day),
    kept: states.filter(({ labels }) => labels.length > 0),
  };
}

/** The first day that reopening opens: nobody opens yesterday again. Undefined when nothing is left to open. */
export function firstReopened({ first, last }: Pick<ClosingScope, "first" | "last">, today: LocalDate) {
  if (last < today) return undefined;
  return first < today ? today : first;
}

/** The 1st of September on or before a day. */
export function startOfSchoolYear(day: LocalDate): LocalDate {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < "09-01" ? 1 : 0);
  return `${year}-09-01` as LocalDate;
}
