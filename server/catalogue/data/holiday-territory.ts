import type { HolidayTerritory } from "../domain/public-holidays";

const BY_DEPARTMENT: Readonly<Record<string, HolidayTerritory>> = {
  "57": "alsace-moselle",
  "67": "alsace-moselle",
  "68": "alsace-moselle",
  "971": "guadeloupe",
  "972": "martinique",
  "973": "guyane",
  "974": "reunion",
  "976": "mayotte",
  "977": "saint-barthelemy",
  "978": "saint-martin",
};

/** Whose public holidays apply in a département, by its INSEE code. */
export function holidayTerritoryOf(department: string): HolidayTerritory {
  return BY_DEPARTMENT[department] ?? "metropole";
}
