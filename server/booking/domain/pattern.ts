import { weekParity } from "@/server/families/domain";
import { daysBetween, type LocalDate, weekday } from "@/server/platform/dates";
import { type CellKey, cellKey } from "./cell-key";

export const RHYTHMS = ["every", "even", "odd"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** The usual week of one child: days of the week, Monday 1 to Sunday 7, every week or one in two (B2). */
export interface ChildPattern {
  readonly childId: string;
  readonly weekdays: readonly number[];
  readonly rhythm: Rhythm;
}

/** Every cell that the patterns name, from `first` to `last` (both included), in order of days. */
export function patternCells(patterns: readonly ChildPattern[], first: LocalDate, last: LocalDate): CellKey[] {
  return daysBetween(first, last).flatMap((day) =>
    patterns
      .filter(
        ({ weekdays, rhythm }) => weekdays.includes(weekday(day)) && (rhythm === "every" || rhythm === weekParity(day)),
      )
      .map(({ childId }) => cellKey(childId, day)),
  );
}

/** The pattern of the first child who has one, for all: "comme pour l'aîné". */
export function sameForAll(patterns: readonly ChildPattern[]): ChildPattern[] {
  const model = patterns.find(({ weekdays }) => weekdays.length > 0);
  return patterns.map((pattern) => (model ? { ...model, childId: pattern.childId } : pattern));
}
