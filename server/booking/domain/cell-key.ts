import { isLocalDate, type LocalDate } from "@/server/platform/dates";

/** One child on one day, "<childId>.2026-12-03": what a box of the booking page sends. */
export type CellKey = `${string}.${LocalDate}`;

export function cellKey(childId: string, day: LocalDate): CellKey {
  return `${childId}.${day}`;
}

/** The parts of a key, or undefined when it is not one. Says nothing of whose child it is. */
export function parseCellKey(key: string): { readonly childId: string; readonly day: LocalDate } | undefined {
  const dot = key.indexOf(".");
  const day = key.slice(dot + 1);
  return dot > 0 && isLocalDate(day) ? { childId: key.slice(0, dot), day } : undefined;
}
