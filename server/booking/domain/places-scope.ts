import type { LocalDate } from "@/server/platform/dates";

/** Which days get how many places: what the form asks for, and what the address of its recap says. */
export interface PlacesScope {
  /** The activity's: "cantine". */
  readonly code: string;
  /** Null for every school of the activity. */
  readonly schoolId: string | null;
  /** Whose places, where they are divided among levels: "PS.MS.GS", "autres". Null for those of a whole school. */
  readonly levels: string | null;
  /** Both included. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Monday 1 to Sunday 7; all days when empty. */
  readonly weekdays: readonly number[];
  /** A day and school, 0 to `MOST_PLACES`. */
  readonly places: number;
}

/** How far a change goes: one day, to the end of the activity, or to a day that is given. */
export const PLACES_SPANS = ["day", "end", "until"] as const;
export type PlacesSpan = (typeof PLACES_SPANS)[number];

/** The period that was meant. `end` is the activity's last day; `to` is there for "until". */
export function placesPeriod(
  { from, span, to }: { readonly from: LocalDate; readonly span: PlacesSpan; readonly to?: LocalDate },
  end: LocalDate,
): { readonly first: LocalDate; readonly last: LocalDate } {
  if (span === "day") return { first: from, last: from };
  return { first: from, last: span === "until" && to ? to : end };
}
