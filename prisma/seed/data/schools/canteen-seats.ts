import type { SchoolEntry } from "./school-entry";

/** Share of the pupils who can eat at noon, in percent: an assumption of the demonstration, no town publishes its own. */
const SEATS_PERCENT = 65;
const TABLE = 5;

/**
 * Meals a day that the municipal canteen of a school can serve, both sittings together, by whole tables of five.
 * `undefined` for a private school, which runs its own canteen.
 */
export function canteenSeats(school: Pick<SchoolEntry, "sector" | "pupils">): number | undefined {
  if (school.sector === "prive") return undefined;
  return Math.ceil((school.pupils * SEATS_PERCENT) / 100 / TABLE) * TABLE;
}
