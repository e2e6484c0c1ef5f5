import { levelsKey } from "./division";
import { type DayPlaces, daysToChange, takenOf, wantedOf } from "./places";
import type { CountRange, PlacesMove, PlacesRecapView, PlacesRun, PresentPlaces } from "./places-view";

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
    closed: countClosed(days.filter(isClosed)),
    moves: movesOf(days, places, schoolName),
    kept: days
      .filter((day) => takenOf(day) > places)
      .map((day) => ({ school: schoolName(day.schoolId), day: day.day, taken: takenOf(day) })),
    waiting: { days: grown.length, children: grown.reduce((sum, { waiting }) => sum + waiting, 0) },
  };
}

/** A day that several schools are closed on is one day. */
function countClosed(closed: readonly DayPlaces[]): Counted["closed"] {
  return {
    days: new Set(closed.map(({ day }) => day)).size,
    schools: new Set(closed.map(({ schoolId }) => schoolId)).size,
  };
}

function rangeOf(counts: readonly number[]): CountRange {
  return { least: Math.min(...counts), most: Math.max(...counts) };
}

/** Each school of which a day changes, by name. */
function movesOf(days: readonly DayPlaces[], places: number, schoolName: Change["schoolName"]): PlacesMove[] {
  const moves = [...Map.groupBy(days, ({ schoolId }) => schoolId)].flatMap(([schoolId, ofSchool]): PlacesMove[] => {
    const changing = daysToChange(ofSchool, places);
    if (changing.length === 0) return [];
    return [
      {
        schoolId,
        school: schoolName(schoolId),
        days: changing.length,
        before: rangeOf(changing.map(wantedOf)),
        runs: runsOf(ofSchool, places),
      },
    ];
  });
  return byName(moves);
}

/** A day that keeps its number ends a run: a period that is named changes whole. */
function runsOf(days: readonly DayPlaces[], places: number): PlacesRun[] {
  const runs: PlacesRun[] = [];
  let open = false;
  for (const one of days) {
    const { day } = one;
    const before = wantedOf(one);
    const last = runs.at(-1);
    if (before === places) open = false;
    else if (open && last?.before === before) runs[runs.length - 1] = { ...last, last: day, days: last.days + 1 };
    else {
      runs.push({ first: day, last: day, days: 1, before });
      open = true;
    }
  }
  return runs;
}

/** What each school has over some days, by name; where it divides its places among levels, each group. */
export function presentPlaces(days: readonly DayPlaces[], schoolName: Change["schoolName"]): PresentPlaces[] {
  const groups = Map.groupBy(days, ({ schoolId, levels }) => `${schoolId} ${levelsKey(levels)}`);
  return byName(
    [...groups.values()].flatMap((ofGroup) => {
      const [first] = ofGroup;
      if (!first) return [];
      const { schoolId, levels } = first;
      const [places, mostTaken] = [rangeOf(ofGroup.map(wantedOf)), Math.max(...ofGroup.map(takenOf))];
      return [{ schoolId, school: schoolName(schoolId), levels, places, mostTaken }];
    }),
  );
}

function byName<S extends { readonly school: string }>(schools: readonly S[]): S[] {
  return schools.toSorted((a, b) => a.school.localeCompare(b.school, "fr"));
}
