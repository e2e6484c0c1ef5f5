import { levelsOf, SCHOOL_LEVELS, type SchoolLevel } from "@/server/catalogue/domain";
import type { SchoolEntry } from "./school-entry";

/** A class with its levels, youngest first, and how many pupils it has in each. */
export interface ClassEntry {
  /** "CP A", "CE1-CE2": unique in its school. */
  readonly name: string;
  readonly levels: ReadonlyArray<{ readonly level: SchoolLevel; readonly pupils: number }>;
}

const PUPILS_PER_CLASS = 24;
/** A class may hold three levels, not more (S1). */
const LEVELS_PER_CLASS = 3;
/** Fewer pupils than this of one level are not put apart from the others in a class of their own. */
const SMALLEST_GROUP = 4;

/**
 * Classes of a school, made up from its number of pupils: the levels are equally large, the classes too, cut along the levels
 * where that is near, else of two or three levels. The open data gives pupils by school, not by class.
 */
export function classesOf(school: Pick<SchoolEntry, "kind" | "pupils">): ClassEntry[] {
  const levels = levelsOf(school.kind);
  const count = Math.max(Math.ceil(levels.length / LEVELS_PER_CLASS), Math.ceil(school.pupils / PUPILS_PER_CLASS));
  const levelEnds = levels.map((_, index) => Math.round((school.pupils * (index + 1)) / levels.length));
  const pupilLevels = levels.flatMap((level, index) =>
    new Array<SchoolLevel>((levelEnds[index] ?? 0) - (levelEnds[index - 1] ?? 0)).fill(level),
  );
  const cuts = Array.from({ length: count + 1 }, (_, index) =>
    classCut(index, count, school.pupils, levelEnds, levels.length),
  );
  const groups = cuts.slice(1).map((end, index) => byLevel(pupilLevels.slice(cuts[index], end)));
  return named(groups);
}

/** Where class number `index` begins in the line of pupils ordered by level. */
function classCut(index: number, count: number, pupils: number, levelEnds: readonly number[], levels: number): number {
  if (index === 0 || index === count) return index === 0 ? 0 : pupils;
  if (levels / count > LEVELS_PER_CLASS - 1) return levelEnds[Math.round((index * levels) / count) - 1] ?? pupils;
  const even = Math.round((index * pupils) / count);
  return levelEnds.find((end) => Math.abs(end - even) < SMALLEST_GROUP) ?? even;
}

function byLevel(pupilLevels: readonly SchoolLevel[]): ClassEntry["levels"] {
  return SCHOOL_LEVELS.map((level) => ({
    level,
    pupils: pupilLevels.filter((pupilLevel) => pupilLevel === level).length,
  })).filter((group) => group.pupils > 0);
}

function named(groups: ReadonlyArray<ClassEntry["levels"]>): ClassEntry[] {
  const names = groups.map((levels) => levels.map(({ level }) => level).join("-"));
  return groups.map((levels, index) => {
    const name = names[index] ?? "";
    const alone = names.filter((other) => other === name).length === 1;
    const rank = names.slice(0, index).filter((other) => other === name).length;
    return { name: alone ? name : `${name} ${String.fromCharCode(65 + rank)}`, levels };
  });
}
