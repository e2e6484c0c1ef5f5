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

export const closingRecapHref = (base: string, wish: WishedClosing) => `${list(base)}/recapitulatif?${queryOf(wish)}`;

export const closingHref = (base: string, id: string, done?: "ferme" | "rouvert") =>
  `${list(base)}/${id}${done ? `?fait=${done}` : ""}`;

export const reopenHref = (base: string, id: string) => `${list(base)}/${id}/rouvrir`;
