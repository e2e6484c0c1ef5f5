import { SCHOOL_LEVELS } from "@/server/catalogue/domain/choices";
import { DIET_NAMES, DIETS } from "@/server/families/domain/diet";

/** The answers to choose from in the forms of a child, in the agents' words. */
export const CUSTODY_OPTIONS = [
  { value: "full", label: "Toujours dans ce foyer" },
  { value: "even", label: "Garde alternée\u00a0: ici les semaines paires" },
  { value: "odd", label: "Garde alternée\u00a0: ici les semaines impaires" },
];

export const GENDER_OPTIONS = [
  { value: "female", label: "Fille" },
  { value: "male", label: "Garçon" },
  { value: "unspecified", label: "Non précisé" },
];

export const DIET_OPTIONS = DIETS.map((diet) => ({ value: diet, label: DIET_NAMES[diet] }));

export const LEVEL_OPTIONS = SCHOOL_LEVELS.map((level) => ({ value: level, label: level }));

export const nameOptions = (named: readonly { readonly id: string; readonly name: string }[]) =>
  named.map(({ id, name }) => ({ value: id, label: name }));
