import { SCHOOL_LEVELS, type SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";

/** More rooms than a canteen has: a form that stays short. */
export const MOST_GROUPS = 3;

/** Levels that share places of their own (C5). */
export interface LevelGroup {
  /** At least one, youngest first. */
  readonly levels: readonly SchoolLevel[];
  /** A day, 0 to `MOST_PLACES`. */
  readonly places: number;
}

/** How the places of a school are divided from a day on: what the form asks for, and what the address of its recap says. */
export interface DivisionScope {
  /** The activity's: "cantine". */
  readonly code: string;
  readonly schoolId: string;
  /** Tomorrow or later: until the end of the activity. */
  readonly first: LocalDate;
  /** None: the places are those of the whole school again. A level is in one group at most. */
  readonly groups: readonly LevelGroup[];
  /**
   * The places of those who are in no group; null for none. Without groups, those of the whole school; null for the sum of
   * what the groups had.
   */
  readonly others: number | null;
}

/** The groups as an address says them: "PS.MS.GS-60_CP.CE1-90". */
export function groupsText(groups: readonly LevelGroup[]): string {
  return groups.map(({ levels, places }) => `${levels.join(".")}-${places}`).join("_");
}

/** The same, read back; undefined when it is no such thing, or has a level twice. */
export function parseGroups(text: string): LevelGroup[] | undefined {
  const groups: LevelGroup[] = [];
  for (const part of text === "" ? [] : text.split("_")) {
    const [, names = "", places = ""] = /^([A-Z0-9.]+)-(\d{1,4})$/.exec(part) ?? [];
    const levels = SCHOOL_LEVELS.filter((level) => names.split(".").includes(level));
    if (levels.length === 0 || levels.length !== names.split(".").length) return undefined;
    groups.push({ levels, places: Number(places) });
  }
  const all = groups.flatMap(({ levels }) => levels);
  return new Set(all).size === all.length && groups.length <= MOST_GROUPS ? groups : undefined;
}

/** A level with the number of the group that was chosen for it, or none. */
export interface LevelChoice {
  readonly level: SchoolLevel;
  readonly group: number | null;
}

/** The groups that were chosen, in the order of their youngest level. `places` is by number of the group, from 1. */
export function chosenGroups(choices: readonly LevelChoice[], places: ReadonlyMap<number, number>): LevelGroup[] {
  const inOrder = SCHOOL_LEVELS.flatMap((level) => choices.filter((choice) => choice.level === level));
  const byGroup = Map.groupBy(
    inOrder.filter(({ group }) => group !== null),
    ({ group }) => group,
  );
  return [...byGroup].map(([group, chosen]) => ({
    levels: chosen.map(({ level }) => level),
    places: places.get(group ?? 0) ?? 0,
  }));
}

/** Which group a child of a level is of; null for those who are in none. "" is the level of a child whom the town does not know. */
export function groupOfLevel(groups: readonly Pick<LevelGroup, "levels">[], level: string): number | null {
  const index = groups.findIndex(({ levels }) => levels.some((one) => one === level));
  return index < 0 ? null : index;
}

/** The levels of some places as an address names them: "PS.MS.GS", "autres" for those in no group; null for the whole school. */
export function levelsKey(levels: readonly SchoolLevel[] | null): string | null {
  if (levels === null) return null;
  return SCHOOL_LEVELS.filter((level) => levels.includes(level)).join(".") || OTHERS_KEY;
}

const OTHERS_KEY = "autres";

/** The same, read back; undefined for what is no such thing. */
export function parseLevelsKey(key: string): readonly SchoolLevel[] | undefined {
  if (key === OTHERS_KEY) return [];
  const levels = SCHOOL_LEVELS.filter((level) => key.split(".").includes(level));
  return levels.length > 0 && levels.join(".") === key ? levels : undefined;
}
