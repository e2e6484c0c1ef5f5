import type { SchoolEntry } from "./school-entry";

/** Share of the pupils who can stay after school, in percent: an assumption of the demonstration, no town publishes its own. */
const PLACES_PERCENT = 30;
const GROUP = 10;

/** Children whom the evening of a public school can keep, by whole groups of ten; `undefined` for a private school. */
export function eveningPlaces(school: Pick<SchoolEntry, "sector" | "pupils">): number | undefined {
  if (school.sector === "prive") return undefined;
  return Math.ceil((school.pupils * PLACES_PERCENT) / 100 / GROUP) * GROUP;
}
