import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import type { Askability, FreePeriod } from "./askability";

/** Why nothing can be asked for a child, in words for its parents; undefined when it can. */
export function describeRefusal(answer: Askability, firstName: string): string | undefined {
  switch (answer.tag) {
    case "askable":
      return undefined;
    case "over":
      return "Cette activité est terminée.";
    case "pending":
      return `Une demande attend déjà une réponse pour ${firstName}.`;
    case "enrolled":
      return `${firstName} a déjà son inscription.`;
    case "shut":
      return `${answer.why.slice(0, 1).toUpperCase()}${answer.why.slice(1)}.`;
  }
}

/** "du 28 novembre 2026 au 3 janvier 2027, avant l’inscription qui commence le 4 janvier 2027": when one may ask for, and why. */
export function freePeriodsText(periods: readonly FreePeriod[]): string {
  return periods
    .map(({ firstDay, lastDay, next }) =>
      next === null
        ? `à partir du ${formatDayWithYear(firstDay)}`
        : `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}, avant l’inscription qui commence le ${formatDayWithYear(next)}`,
    )
    .join(", ou ");
}

/** "École A, puis École B à partir du 7 décembre 2026": where a child is, and will be. `school` is "" where the town knows of none. */
export function askedSchoolText(school: string, next: { readonly name: string; readonly from: LocalDate }): string {
  const then = `${next.name || "aucune école de la ville"} à partir du ${formatDayWithYear(next.from)}`;
  return school ? `${school}, puis ${then}` : then;
}
