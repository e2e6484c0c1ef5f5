import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { type SchoolPath, staysOf } from "./schooling";

interface Named extends SchoolPath {
  readonly id: string;
  readonly firstName: string;
}

/** A child who is at two schools over the days of a page, in words. */
export interface SchoolChange {
  readonly childId: string;
  readonly firstName: string;
  /** "Jusqu’au 31 janvier 2027 : École A ; à partir du 1er février 2027 : École B." */
  readonly text: string;
}

/** Those of these children who change school over a period, both days included (D3). */
export function schoolChanges(
  children: readonly Named[],
  period: { readonly first: LocalDate; readonly last: LocalDate },
): SchoolChange[] {
  return children.flatMap((child) => {
    const [before, after] = staysOf(child, period);
    if (!before || !after) return [];
    const until = `Jusqu’au ${formatDayWithYear(before.last)}\u00a0: ${before.schoolName || "aucune école de la ville"}`;
    const from = `à partir du ${formatDayWithYear(after.first)}\u00a0: ${after.schoolName || "aucune école de la ville"}`;
    return [{ childId: child.id, firstName: child.firstName, text: `${until}\u00a0; ${from}.` }];
  });
}

/** What is said of a day, with the school whose day it is, where a child has two over the period: "complet (École A)". */
export function ofSchool(text: string, schoolName: string | null): string {
  return schoolName ? `${text} (${schoolName})` : text;
}
