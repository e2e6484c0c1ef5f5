import type { LocalDate } from "@/server/platform/dates";
import { type DayPlaces, takenOf } from "./places";
import type { PlacesLine } from "./places-view";

interface Month {
  /** The days on which one expects the activity, in order. */
  readonly days: readonly LocalDate[];
  /** Of each day: one, or one a group of levels. */
  readonly places: ReadonlyMap<LocalDate, readonly DayPlaces[]>;
  readonly today: LocalDate;
  /** Null when the activity opens, else why not. */
  closedReason(day: LocalDate): string | null;
}

/** A month of one school, line by line: each open day, group by group, and the closed ones together while the reason is the same. */
export function placesLines({ days, places, today, closedReason }: Month): PlacesLine[] {
  const lines: PlacesLine[] = [];
  for (const day of days) {
    const ofDay = places.get(day) ?? [];
    const reason = closedReason(day) ?? (ofDay.length > 0 ? null : "aucune place n’est ouverte");
    const last = lines.at(-1);
    if (reason !== null && last?.kind === "closed" && last.reason === reason) {
      lines[lines.length - 1] = { ...last, last: day };
    } else if (reason !== null) {
      lines.push({ kind: "closed", first: day, last: day, reason });
    } else {
      lines.push(...ofDay.map((of) => openLine(of, day >= today)));
    }
  }
  return lines;
}

function openLine(of: DayPlaces, changes: boolean): PlacesLine {
  const { day, levels, capacity, target, booked, offered, waiting } = of;
  return {
    kind: "open",
    day,
    levels,
    capacity,
    target,
    booked,
    offered,
    waiting,
    free: capacity - takenOf(of),
    changes,
  };
}
