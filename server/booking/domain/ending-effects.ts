import { isLocalDate, type LocalDate } from "@/server/platform/dates";
import { recapChanges } from "./recap";

/** What ends with an enrolment: what its recap shows, day by day. */
export interface EndingEffects {
  /** Could still be cancelled free of charge, when the household asked: they are. */
  readonly free: readonly LocalDate[];
  /** Too late for that: they stay booked, and due. */
  readonly late: readonly LocalDate[];
  /** Where the child waits for a place, or is offered one: that ends too. */
  readonly waiting: readonly LocalDate[];
  /** Bookings of another household of the child, which staff see: cancelled free of charge too. */
  readonly elsewhere?: readonly LocalDate[];
}

/** What happens on sending: staff are asked, or it ends. */
export type EndingWay = "asked" | "applied" | "accepted";

const headOf = (way: EndingWay, lastDay: LocalDate) => `${way} ${lastDay}`;

/** What a recap says, one line for each thing: sent back with it, they tell whether it still holds. */
export function endingLines(way: EndingWay, lastDay: LocalDate, effects: EndingEffects): string[] {
  const kinds = ["free", "late", "waiting", "elsewhere"] as const;
  return [headOf(way, lastDay), ...kinds.flatMap((kind) => (effects[kind] ?? []).map((day) => `${kind}|${day}`))];
}

/** Why a recap is read again: the days that have changed since, none when it is something else; null when it holds. */
export function endingChanges(seen: readonly string[], now: readonly string[]): LocalDate[] | null {
  const { added, removed } = recapChanges(seen, now);
  const changed = [...added, ...removed];
  if (changed.length === 0) return null;
  const days = changed.map((line) => line.split("|")[1] ?? "").filter(isLocalDate);
  return [...new Set(days)].toSorted();
}

/** Whether the lines are of an end on this day: staff may have written another one since. */
export function isOfLastDay(seen: readonly string[], way: EndingWay, lastDay: LocalDate): boolean {
  return seen.includes(headOf(way, lastDay));
}
