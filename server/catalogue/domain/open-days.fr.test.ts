import { expect, it } from "vitest";
import { describeOpenDays } from "./open-days.fr";

it.each([
  [[5, 1, 4, 2], "school_time", "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire."],
  [[3], "all_year", "Ouvert le mercredi, toute l’année."],
  [[1, 2], "holidays", "Ouvert le lundi et le mardi, pendant les vacances."],
] as const)("says %j %s", (weekdays, season, expected) => {
  expect(describeOpenDays(weekdays, season)).toBe(expected);
});
