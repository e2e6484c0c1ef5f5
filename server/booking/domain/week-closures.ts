import type { ClosedReason } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { closedText } from "./cell.fr";

/** An activity that a child is enrolled in, on one day; `reason` is null when it opens. */
export interface ChildDay {
  readonly childId: string;
  readonly day: LocalDate;
  readonly activity: string;
  readonly reason: ClosedReason | null;
}

/** Days on which an activity does not open for a child though it would in an ordinary week, and why. */
export interface WeekClosure {
  readonly childId: string;
  readonly first: LocalDate;
  /** The same holds on each day until then. */
  readonly last: LocalDate;
  /** Null when all that would open for the child that day is closed for this reason. */
  readonly activity: string | null;
  /** As it follows "fermé :": "Grève", "vacances de Noël, jusqu’au dimanche 3 janvier". */
  readonly reason: string;
}

/** Nobody expects anything on these days: they are not told. */
const USUAL_DAYS_OFF = new Set<ClosedReason["tag"]>([
  "weekend",
  "no_school_wednesday",
  "not_open_weekday",
  "school_time",
  "outside_school_year",
]);

/** The closed days of a week, child by child, by their first day; days in a row for one reason are one line (C3). */
export function closuresOf(days: readonly ChildDay[]): WeekClosure[] {
  const expected = days.filter(({ reason }) => reason === null || !USUAL_DAYS_OFF.has(reason.tag));
  const perDay = Map.groupBy(expected, ({ childId, day }) => `${childId} ${day}`);
  const told = [...perDay.values()].flatMap((ofDay): WeekClosure[] => {
    const closed = ofDay.flatMap(({ reason, ...one }) => (reason ? [{ ...one, reason: closedText(reason) }] : []));
    const reasons = new Set(closed.map(({ reason }) => reason));
    const whole = closed.length === ofDay.length && reasons.size === 1;
    return (whole ? closed.slice(0, 1) : closed).map(({ childId, day, activity, reason }) => ({
      childId,
      first: day,
      last: day,
      activity: whole ? null : activity,
      reason,
    }));
  });
  const joined: WeekClosure[] = [];
  for (const one of told.toSorted((a, b) => a.first.localeCompare(b.first))) {
    const before = joined.findLastIndex(
      ({ childId, activity, reason }) => childId === one.childId && activity === one.activity && reason === one.reason,
    );
    const earlier = joined[before];
    const between = earlier
      ? expected.some(({ childId, day }) => childId === one.childId && day > earlier.last && day < one.first)
      : true;
    if (earlier && !between) joined[before] = { ...earlier, last: one.last };
    else joined.push(one);
  }
  return joined;
}
