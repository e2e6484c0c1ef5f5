import { describeLevels, type SchoolLevel } from "@/server/catalogue/domain";

/** "PS à GS"; "autres niveaux" for those who are in no group; "toute l’école" where the places are not divided. */
export function levelsText(levels: readonly SchoolLevel[] | null): string {
  if (levels === null) return "toute l’école";
  return levels.length === 0 ? "autres niveaux" : describeLevels(levels);
}
