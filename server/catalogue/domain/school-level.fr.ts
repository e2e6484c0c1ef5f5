import { SCHOOL_LEVELS, type SchoolLevel } from "./choices";

/** Fewer than these in a row are named one by one: "CM1, CM2". */
const SHORTEST_RANGE = 3;

/** Levels in words, youngest first, those in a row together: "PS à GS", "CP, CE2", "PS, CE1 à CM2". */
export function describeLevels(levels: readonly SchoolLevel[]): string {
  const runs: SchoolLevel[][] = [];
  for (const level of SCHOOL_LEVELS) {
    if (!levels.includes(level)) continue;
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && SCHOOL_LEVELS.indexOf(before) + 1 === SCHOOL_LEVELS.indexOf(level)) run.push(level);
    else runs.push([level]);
  }
  return runs.flatMap((run) => (run.length < SHORTEST_RANGE ? run : `${run[0]} à ${run.at(-1)}`)).join(", ");
}
