import type { Season } from "./school-calendar";
import { weekdayName } from "./weekday.fr";

const SEASON_TEXTS: Record<Season, string> = {
  school_time: "en période scolaire",
  holidays: "pendant les vacances",
  all_year: "toute l’année",
};

/** "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire.", whatever the order given. */
export function describeOpenDays(weekdays: readonly number[], season: Season): string {
  const names = weekdays.toSorted((a, b) => a - b).map((day) => `le ${weekdayName(day)}`);
  const listed = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;
  return `Ouvert ${listed}, ${SEASON_TEXTS[season]}.`;
}
