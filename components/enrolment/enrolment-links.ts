import type { AskOutcome } from "@/server/booking/domain/enrolment-request";
import type { LocalDate } from "@/server/platform/dates";

const list = (base: string) => `${base}/famille/inscriptions`;

/** "…/nouvelle?activite=…": the form, filled with what the recap was about. */
export function askHref(
  base: string,
  activityId: string,
  wish?: { readonly children: readonly string[]; readonly from: LocalDate },
): string {
  const query = new URLSearchParams({
    activite: activityId,
    ...(wish && { enfants: wish.children.join("."), du: wish.from }),
  });
  return `${list(base)}/nouvelle?${query}`;
}

export function askRecapHref(
  base: string,
  wish: { readonly activityId: string; readonly children: readonly string[]; readonly from: LocalDate },
): string {
  const query = new URLSearchParams({ activite: wish.activityId, enfants: wish.children.join("."), du: wish.from });
  return `${list(base)}/recapitulatif?${query}`;
}

export const endHref = (base: string, enrolmentId: string) => `${list(base)}/arreter/${enrolmentId}`;

export function endRecapHref(
  base: string,
  { enrolmentId, lastDay }: { readonly enrolmentId: string; readonly lastDay: LocalDate },
): string {
  return `${endHref(base, enrolmentId)}/recapitulatif?${new URLSearchParams({ au: lastDay })}`;
}

/** What has just been asked, as `?fait=` names it and the list says it. */
export const ENROLMENT_DONE = {
  demande:
    "Votre demande est envoyée. La mairie vous répondra par e-mail\u00a0; vous pouvez la suivre ici. Tant qu’elle n’a pas répondu, rien n’est changé.",
  inscrit: "C’est fait\u00a0: l’inscription est enregistrée. Vous pouvez maintenant réserver des jours.",
  "arret-demande":
    "Votre demande est envoyée. La mairie vous répondra par e-mail. D’ici là, l’inscription et les réservations restent comme elles sont.",
  arret: "C’est fait\u00a0: l’inscription s’arrêtera au jour choisi. Le détail est parti par e-mail.",
  annulation: "Votre demande est annulée. La mairie n’y répondra pas.",
} as const;

export const afterAsking = (base: string, { outcome }: AskOutcome) =>
  `${list(base)}?fait=${outcome === "applied" ? "inscrit" : "demande"}`;

export const afterEnding = (base: string, { outcome }: AskOutcome) =>
  `${list(base)}?fait=${outcome === "applied" ? "arret" : "arret-demande"}`;

/** Where a document that a request lacks is sent; from there one comes back to the request. `document`: see draft-schemas. */
export function firstSendHref(base: string, document: string): string {
  const [type = "", child] = document.split(".");
  const query = new URLSearchParams({ type, ...(child && { enfant: child }), pour: "inscription" });
  return `${base}/famille/documents/deposer?${query}`;
}

interface DraftAddress {
  readonly page: "form" | "recap";
  readonly activityId: string;
  readonly children: readonly string[];
  readonly from: string;
}

/** What a request says of the document that was sent meanwhile, as `?reprise=` names it. */
export const DRAFT_RESUMED = {
  envoi: "Votre document est envoyé. Votre demande ne l’est pas encore\u00a0: elle est comme vous l’avez laissée.",
  retour: "Votre demande est comme vous l’avez laissée. Elle n’est pas encore envoyée.",
} as const;

/** The very page that a document was to be sent from; what was written to the town there is no part of its address. */
export function draftHref(
  base: string,
  { page, activityId, children, from }: DraftAddress,
  reprise: keyof typeof DRAFT_RESUMED,
): string {
  const query = new URLSearchParams({ activite: activityId, enfants: children.join("."), du: from, reprise });
  return `${list(base)}/${page === "form" ? "nouvelle" : "recapitulatif"}?${query}`;
}
