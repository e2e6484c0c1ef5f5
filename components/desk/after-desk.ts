import type { Unreached } from "@/server/booking/domain/desk-ending";

/** What an agent has just done at a dossier, as `?fait=` names it, and the dossier's page says it. */
export const DESK_DONE = {
  "enfant-ajoute":
    "L’enfant est ajouté au dossier, la famille est prévenue. Il reste à l’inscrire à ses activités\u00a0: avant, elle ne peut rien réserver.",
  "enfant-rattache": "L’enfant est rattaché à ce foyer, la famille est prévenue.",
  "enfant-modifie": "La fiche de l’enfant est à jour, la famille est prévenue.",
  "ecole-changee": "Le changement d’école est enregistré, la famille est prévenue.",
  "enfant-parti": "L’enfant n’est plus dans ce dossier, la famille est prévenue.",
  inscription: "L’inscription est faite, la famille est prévenue\u00a0: elle peut réserver.",
  "fin-inscription": "L’inscription est arrêtée, la famille est prévenue.",
  "fin-inscription-sans-adresse":
    "L’inscription est arrêtée. Aucun e-mail n’est parti pour ce foyer, dont aucune adresse n’est connue\u00a0: prévenez-le autrement.",
  "fin-inscription-autre-sans-adresse":
    "L’inscription est arrêtée, ce foyer est prévenu. Aucune adresse e-mail n’est connue pour l’autre foyer de l’enfant\u00a0: prévenez-le autrement.",
  "fin-inscription-sans-aucune-adresse":
    "L’inscription est arrêtée. Aucun e-mail n’est parti\u00a0: aucune adresse n’est connue pour les foyers de l’enfant, prévenez-les autrement.",
  "adulte-ajoute": "L’adulte est ajouté au dossier, la famille est prévenue.",
  "adulte-modifie": "Le rôle et les droits sont à jour, la famille est prévenue.",
  compte: "Le compte est ouvert\u00a0: le mot de passe provisoire est parti par e-mail.",
  "connexion-retiree":
    "La connexion est retirée, et celles qui étaient ouvertes sont fermées. La famille est prévenue.",
  "acces-suspendu": "L’accès est suspendu, et les connexions ouvertes sont fermées. La famille est prévenue.",
  "acces-rouvert": "L’accès est rouvert, la famille est prévenue.",
  foyer: "Le foyer est à jour, la famille est prévenue.",
  contact: "Les contacts de l’enfant sont à jour, la famille est prévenue.",
  quotient: "Le quotient familial est enregistré, la famille est prévenue.",
} as const;

export type DeskDone = keyof typeof DESK_DONE;

/** Back to the dossier, with what was done. */
export function afterDesk(base: string, familyId: string, done: DeskDone): string {
  return `${base}/agents/familles/${familyId}?fait=${done}`;
}

const ENDED = {
  own: "fin-inscription-sans-adresse",
  elsewhere: "fin-inscription-autre-sans-adresse",
  both: "fin-inscription-sans-aucune-adresse",
} as const;

/** Back to the dossier once an enrolment has ended: whom nobody could write to is said. */
export function afterEnd(base: string, familyId: string, unreached: Unreached | null): string {
  return afterDesk(base, familyId, unreached ? ENDED[unreached] : "fin-inscription");
}

/** The recap of another school for a child. */
export function schoolMovePath(
  base: string,
  of: {
    readonly familyId: string;
    readonly childId: string;
    readonly schoolId?: string | null | undefined;
    readonly from: string;
  },
): string {
  const query = new URLSearchParams({ ecole: of.schoolId ?? "", du: of.from });
  return `${base}/agents/familles/${of.familyId}/enfants/${of.childId}/ecole/recapitulatif?${query}`;
}

/** The recap of an enrolment that ends on this day. */
export function endRecapPath(
  base: string,
  of: {
    readonly familyId: string;
    readonly childId: string;
    readonly enrolmentId: string;
    readonly lastDay: string;
  },
): string {
  const { familyId, childId, enrolmentId, lastDay } = of;
  const form = `${base}/agents/familles/${familyId}/enfants/${childId}/inscription/${enrolmentId}`;
  return `${form}/recapitulatif?${new URLSearchParams({ au: lastDay })}`;
}

/** The page that shows an adult's activation code. */
export function codePath(base: string, of: { readonly familyId: string; readonly personId: string }): string {
  return `${base}/agents/familles/${of.familyId}/adultes/${of.personId}/code`;
}
