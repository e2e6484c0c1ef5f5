import { formatDayWithYear } from "@/server/platform/dates";
import { classText } from "./class-text";
import type { ChildView } from "./dossier";

type Schooling = Pick<ChildView, "school" | "className" | "level" | "nextSchool">;

/** Where a child goes to school today: "École Jean-Jaurès, CM1 A". */
export function schoolText({ school, className, level }: Omit<Schooling, "nextSchool">): string {
  return [school ?? "École non renseignée", classText(className, level)].filter((part) => part !== "").join(", ");
}

/** Where it will be: "À partir du 7 décembre 2026 : École du Lac, CM1 B". Undefined when no change of school is to come. */
export function nextSchoolText({ nextSchool, level }: Pick<Schooling, "nextSchool" | "level">): string | undefined {
  if (!nextSchool) return undefined;
  const { from, school, className } = nextSchool;
  const there = school === null ? "aucune école de la ville" : schoolText({ school, className, level });
  return `À partir du ${formatDayWithYear(from)}\u00a0: ${there}`;
}
