import { formatDay, type LocalDate } from "@/server/platform/dates";

/** From so many on, days that say the same are one line: half a year that is not open yet. */
const MANY = 4;

/** One line, and the days that it stands for. */
export interface AlikeDays<T> {
  readonly line: T;
  /** "jeudi 3 décembre"; of many days, "du lundi 3 mai au vendredi 2 juillet (34 jours)". */
  readonly days: string;
  readonly count: number;
}

/**
 * Lines in their order, where those of one key are joined into the first of them if they are many. Without a key, a line stays
 * alone. `lines` are in the order of their days.
 */
export function joinAlike<T extends { readonly day: LocalDate }>(
  lines: readonly T[],
  keyOf: (line: T) => string | null,
): AlikeDays<T>[] {
  const alike = Map.groupBy(lines, keyOf);
  return lines.flatMap((line) => {
    const key = keyOf(line);
    const group = key === null ? [] : (alike.get(key) ?? []);
    if (group.length < MANY) return [{ line, days: formatDay(line.day), count: 1 }];
    if (group[0] !== line) return [];
    const last = group.at(-1)?.day ?? line.day;
    const days = `du ${formatDay(line.day)} au ${formatDay(last)} (${group.length}\u00a0jours)`;
    return [{ line, days, count: group.length }];
  });
}
