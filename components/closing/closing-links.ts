import type { LocalDate } from "@/server/platform/dates";

const list = (base: string) => `${base}/agents/activites/fermetures`;

export interface WishedClosing {
  readonly label: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly schoolId: string | null;
  readonly activityId: string | null;
}

function queryOf({ label, first, last, schoolId, activityId }: WishedClosing): URLSearchParams {
  return new URLSearchParams({
    raison: label,
    du: first,
    au: last,
    ...(schoolId && { ecole: schoolId }),
    ...(activityId && { activite: activityId }),
  });
}

/** "…/nouvelle?raison=…": the form again, filled with what the recap was about. */
export const newClosingHref = (base: string, wish?: WishedClosing) =>
  `${list(base)}/nouvelle${wish ? `?${queryOf(wish)}` : ""}`;

/** The recap; `moved`: a colleague has closed days of it before it was confirmed. */
export function closingRecapHref(base: string, wish: WishedClosing, { moved = false } = {}): string {
  return `${list(base)}/recapitulatif?${queryOf(wish)}${moved ? "&suite=relire" : ""}`;
}

export const closingHref = (base: string, id: string, done?: "ferme" | "rouvert") =>
  `${list(base)}/${id}${done ? `?fait=${done}` : ""}`;

type Confirmed =
  | { readonly outcome: "closed"; readonly closingId: string }
  | (WishedClosing & { readonly outcome: "moved" });

/** Where one goes after "Fermer": to what was done, or back to a recap that has changed meanwhile. */
export const afterClosing = (base: string, done: Confirmed) =>
  done.outcome === "closed"
    ? closingHref(base, done.closingId, "ferme")
    : closingRecapHref(base, done, { moved: true });

export const reopenHref = (base: string, id: string) => `${list(base)}/${id}/rouvrir`;
