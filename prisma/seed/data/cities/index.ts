import type { SchoolEntry } from "../schools";
import { CORBAS_SCHOOLS, RIVE_DE_GIER_SCHOOLS, SAINT_CHAMOND_SCHOOLS } from "../schools";
import type { CityEntry } from "./city-entry";
import { CORBAS } from "./corbas";
import { RIVE_DE_GIER } from "./rive-de-gier";
import { SAINT_CHAMOND } from "./saint-chamond";

export type { ActivityEntry, CityEntry } from "./city-entry";

/** The three towns of the demonstration with their schools. */
export const CITIES: ReadonlyArray<{ readonly city: CityEntry; readonly schools: readonly SchoolEntry[] }> = [
  { city: SAINT_CHAMOND, schools: SAINT_CHAMOND_SCHOOLS },
  { city: RIVE_DE_GIER, schools: RIVE_DE_GIER_SCHOOLS },
  { city: CORBAS, schools: CORBAS_SCHOOLS },
];
