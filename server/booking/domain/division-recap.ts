import type { SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { type DivisionScope, groupOfLevel, levelsKey } from "./division";
import type { DivisionRecapView, GroupRecap } from "./division-view";
import { type DayPlaces, wantedOf } from "./places";

/** What the children of one level hold on one day. */
export interface HeldByLevel {
  readonly day: LocalDate;
  /** "" where it is not known. */
  readonly level: string;
  /** Booked or offered. */
  readonly taken: number;
  readonly waiting: number;
}

interface Division {
  readonly scope: Pick<DivisionScope, "groups" | "others">;
  /** Of the school, from the first day on. */
  readonly days: readonly DayPlaces[];
  readonly held: readonly HeldByLevel[];
  /** The children of the school who are enrolled, by level. */
  readonly children: ReadonlyMap<string, number>;
}

type Counted = Pick<DivisionRecapView, "days" | "before" | "groups" | "without">;

/** What dividing the places of a school does, told before it is done. */
export function recapOfDivision({ scope, days, held, children }: Division): Counted {
  const { groups, others } = scope;
  const merges = groups.length === 0;
  const concerned = merges ? days.filter(({ levels }) => levels !== null) : days;
  const wanted = wantedByDay(concerned);
  const known = held.filter(({ day }) => wanted.has(day));
  const recaps = groups.map(({ levels, places }, index) =>
    groupRecap({
      levels,
      places: new Map([...wanted.keys()].map((day) => [day, places])),
      held: known.filter(({ level }) => groupOfLevel(groups, level) === index),
      children: sumOf(children, (level) => groupOfLevel(groups, level) === index),
    }),
  );
  const left = {
    levels: merges ? null : [],
    places: new Map([...wanted].map(([day, sum]) => [day, others ?? (merges ? sum : 0)])),
    held: known.filter(({ level }) => groupOfLevel(groups, level) === null),
    children: sumOf(children, (level) => groupOfLevel(groups, level) === null),
  };
  const hasPlaces = merges || others !== null || left.held.length > 0;
  return {
    days: wanted.size,
    before: presentGroups(concerned),
    groups: hasPlaces ? [...recaps, groupRecap(left)] : recaps,
    without: !merges && others === null && left.children > 0 ? left.children : 0,
  };
}

function wantedByDay(days: readonly DayPlaces[]): Map<LocalDate, number> {
  const wanted = new Map<LocalDate, number>();
  for (const day of days) wanted.set(day.day, (wanted.get(day.day) ?? 0) + wantedOf(day));
  return wanted;
}

function sumOf(children: ReadonlyMap<string, number>, keep: (level: string) => boolean): number {
  return [...children].reduce((sum, [level, count]) => (keep(level) ? sum + count : sum), 0);
}

interface Group {
  readonly levels: readonly SchoolLevel[] | null;
  readonly places: ReadonlyMap<LocalDate, number>;
  readonly held: readonly HeldByLevel[];
  readonly children: number;
}

function groupRecap({ levels, places, held, children }: Group): GroupRecap {
  const taken = new Map<LocalDate, number>();
  for (const one of held) taken.set(one.day, (taken.get(one.day) ?? 0) + one.taken);
  const kept = [...taken].filter(([day, count]) => count > (places.get(day) ?? 0));
  return {
    levels,
    places: { least: Math.min(...places.values()), most: Math.max(...places.values()) },
    children,
    mostTaken: Math.max(0, ...taken.values()),
    kept: kept.map(([day, count]) => ({ day, taken: count })).toSorted((a, b) => a.day.localeCompare(b.day)),
    waiting: held.reduce((sum, { waiting }) => sum + waiting, 0),
  };
}

/** The groups as they are, each once, with the fewest and the most places that it has. */
function presentGroups(days: readonly DayPlaces[]): DivisionRecapView["before"] {
  return [...Map.groupBy(days, ({ levels }) => levelsKey(levels))].map(([, ofGroup]) => {
    const counts = ofGroup.map(wantedOf);
    return { levels: ofGroup[0]?.levels ?? null, places: { least: Math.min(...counts), most: Math.max(...counts) } };
  });
}

/** Whether the days are divided as asked already: a confirmation that is sent twice has nothing to do. */
export function isDividedSo({ groups, others }: DivisionScope, days: readonly DayPlaces[]): boolean {
  if (groups.length === 0) return days.every(({ levels }) => levels === null);
  const asked = new Map(groups.map(({ levels, places }) => [levelsKey(levels), places]));
  if (others !== null) asked.set(levelsKey([]), others);
  const perDay = Map.groupBy(days, ({ day }) => day);
  return [...perDay.values()].every((ofDay) => {
    // Those of no group whom the division left a place that they had: nothing was asked for them.
    const divided = ofDay.filter((one) => others !== null || levelsKey(one.levels) !== levelsKey([]));
    return divided.length === asked.size && divided.every((one) => asked.get(levelsKey(one.levels)) === wantedOf(one));
  });
}
