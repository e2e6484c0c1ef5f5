import { isExistingDay } from "@/server/platform/local-date";
import { type FormState, formWith } from "../forms/form-state";

interface Asked {
  readonly schoolId: string | undefined;
  /** "PS.MS.GS" */
  readonly levels: string | undefined;
  /** ISO days, as the address says them. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** "1,2" */
  readonly weekdays: string | undefined;
  readonly places: string | undefined;
}

/** The fields of a change of places as an address names them; what it does not name, or no day that exists, is left empty. */
export function knownPlaces({ schoolId, levels, first, last, weekdays, places }: Asked): FormState {
  const [from, to] = [typedDay(first), typedDay(last)];
  const span = from === undefined || to === undefined ? undefined : from === to ? "day" : "until";
  return formWith({
    school: schoolId,
    levels,
    from,
    span,
    to: span === "until" ? to : undefined,
    weekdays: weekdays?.split(","),
    places,
  });
}

/** "03/12/2026", as a field of days holds it; nothing for what is no day. */
export function typedDay(day: string | undefined): string | undefined {
  return day && isExistingDay(day) ? day.split("-").toReversed().join("/") : undefined;
}
