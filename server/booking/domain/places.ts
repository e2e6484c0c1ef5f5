import type { SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";

/** The most places that a day can have in one school: more is a slip of the hand. */
export const MOST_PLACES = 9999;

/** The places of one school on one day, or of a group of its levels (C5). */
export interface DayPlaces {
  readonly slotId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
  /** Those of the group; [] for those who are in no group; null where the places are of the whole school. */
  readonly levels: readonly SchoolLevel[] | null;
  readonly capacity: number;
  /** What staff want, while more than that is taken; null once it is reached. */
  readonly target: number | null;
  readonly booked: number;
  /** Offered to a family that has not answered yet: these places are taken too. */
  readonly offered: number;
  readonly waiting: number;
}

/** The number that staff gave the day. The day has more while more than that is taken. */
export function wantedOf({ capacity, target }: Pick<DayPlaces, "capacity" | "target">): number {
  return target ?? capacity;
}

export function takenOf({ booked, offered }: Pick<DayPlaces, "booked" | "offered">): number {
  return booked + offered;
}

/**
 * What a day gets when `asked` places are wanted: never fewer than are taken, so that nobody loses theirs; then it stays full, and
 * goes down to `asked` with each place that is given back.
 */
export function placesFor(asked: number, taken: number): { readonly capacity: number; readonly target: number | null } {
  return asked < taken ? { capacity: taken, target: asked } : { capacity: asked, target: null };
}

/** The days that `asked` changes; the others have that number already. */
export function daysToChange<D extends Pick<DayPlaces, "capacity" | "target">>(days: readonly D[], asked: number): D[] {
  return days.filter((day) => wantedOf(day) !== asked);
}

/**
 * What an agent read before confirming. Bookings are not part of it: they come all the time, and the rule for days that have too
 * many was read. Another agent's change is.
 */
export function shownPlaces(days: readonly DayPlaces[]): readonly string[] {
  return days.map((day) => `${day.slotId}.${wantedOf(day)}`).toSorted();
}
