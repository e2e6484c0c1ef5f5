import { type DayPlaces, daysToChange, takenOf, wantedOf } from "./places";
import type { PlacesMove, PlacesRecapView } from "./places-view";

interface Change {
  /** In order of the days. */
  readonly days: readonly DayPlaces[];
  readonly places: number;
  schoolName(schoolId: string): string;
  isClosed(day: DayPlaces): boolean;
}

type Counted = Pick<PlacesRecapView, "changing" | "same" | "closed" | "moves" | "kept" | "waiting">;

/** What giving `places` to these days does, told before it is done, or after: then they all have that number. */
export function recapOfPlaces({ days, places, schoolName, isClosed }: Change): Counted {
  const changing = daysToChange(days, places);
  const grown = changing.filter(
    (day) => wantedOf(day) < places && day.waiting > 0 && takenOf(day) < places && !isClosed(day),
  );
  return {
    changing: changing.length,
    same: days.length - changing.length,
    closed: days.filter(isClosed).length,
    moves: movesOf(changing, schoolName),
    kept: days
      .filter((day) => takenOf(day) > places)
      .map((day) => ({ school: schoolName(day.schoolId), day: day.day, taken: takenOf(day) })),
    waiting: { days: grown.length, children: grown.reduce((sum, { waiting }) => sum + waiting, 0) },
  };
}

/** By school, then by the number that the days have now; both in order. */
function movesOf(days: readonly DayPlaces[], schoolName: Change["schoolName"]): PlacesMove[] {
  const groups = Map.groupBy(days, (day) => `${day.schoolId} ${wantedOf(day)}`);
  const moves = [...groups.values()].flatMap((group): PlacesMove[] => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const { schoolId } = first;
    const before = wantedOf(first);
    return [{ schoolId, school: schoolName(schoolId), before, days: group.length, first: first.day, last: last.day }];
  });
  return moves.toSorted((a, b) => a.school.localeCompare(b.school, "fr") || a.before - b.before);
}
