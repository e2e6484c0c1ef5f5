import type { DayState } from "./day-state";

const STATES: Readonly<Record<DayState, string>> = {
  present: "",
  absent_excused: "absence justifiée",
  absent_billed: "absence non justifiée, facturée",
  cancelled_late: "annulation trop tardive, facturée",
  unbooked: "sans réservation",
};

/** What happened on the days of a line: "présence", "absence justifiée"… */
export function stateText(state: DayState | null): string {
  if (state === null) return "réservation retirée";
  return STATES[state] || "présence";
}

/** What a line is called on the invoice: "Repas", "Repas, absence justifiée", "Régularisation : repas, sans réservation". */
export function lineLabel(kind: "service" | "regularisation" | "credit", state: DayState | null, unit: string): string {
  const said = state === null ? "réservation retirée" : STATES[state];
  const what = said === "" ? unit : `${unit}, ${said}`;
  if (kind === "service") return what;
  const name = kind === "credit" ? "Avoir" : "Régularisation";
  return `${name}\u00a0: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}
