import type { DayState } from "./day-state";

const STATES: Readonly<Record<DayState, string>> = {
  present: "",
  absent_excused: "absence justifiée",
  absent_billed: "absence non justifiée, facturée",
  cancelled_late: "annulation trop tardive, facturée",
  unbooked: "sans réservation",
};

interface DayOfLine {
  /** Null when nothing is booked nor used any more. */
  readonly state: DayState | null;
  /** Why the town closed the day; null where it did not. */
  readonly closing: string | null;
}

function goneText(closing: string | null): string {
  return closing === null ? "réservation retirée" : "jour fermé par la mairie";
}

/** What happened on the days of a line: "présence", "absence justifiée", "jour fermé par la mairie"… */
export function stateText({ state, closing }: DayOfLine): string {
  if (state === null) return goneText(closing);
  return STATES[state] || "présence";
}

interface NamedLine extends DayOfLine {
  readonly kind: "service" | "regularisation" | "credit";
  /** "Repas" */
  readonly unit: string;
}

/** What a line is called on the invoice: "Repas", "Repas, absence justifiée", "Régularisation : repas, sans réservation". */
export function lineLabel({ kind, state, closing, unit }: NamedLine): string {
  const said = state === null ? goneText(closing) : STATES[state];
  const what = said === "" ? unit : `${unit}, ${said}`;
  if (kind === "service") return what;
  const name = kind === "credit" ? "Avoir" : "Régularisation";
  return `${name}\u00a0: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}
