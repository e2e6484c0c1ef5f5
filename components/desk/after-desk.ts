import type { Unreached } from "@/server/families/domain/unreached";
import { toldAs, toldTexts } from "./told";

/** What an agent has just done at a dossier, of which its household is told. */
const ACTS = {
  "enfant-ajoute":
    "L’enfant est ajouté au dossier. Il reste à l’inscrire à ses activités\u00a0: avant, la famille ne peut rien réserver.",
  "enfant-rattache": "L’enfant est rattaché à ce foyer.",
  "enfant-modifie": "La fiche de l’enfant est à jour.",
  "ecole-changee": "Le changement d’école est enregistré.",
  "enfant-parti": "L’enfant n’est plus dans ce dossier.",
  inscription: "L’inscription est faite\u00a0: la famille peut réserver.",
  "fin-inscription": "L’inscription est arrêtée.",
  "adulte-ajoute": "L’adulte est ajouté au dossier.",
  "adulte-modifie": "Le rôle et les droits sont à jour.",
  foyer: "Le foyer est à jour.",
  contact: "Les contacts de l’enfant sont à jour.",
  quotient: "Le quotient familial est enregistré.",
} as const;

/** The same of the access of an adult, who is told themselves. */
const ACCESS_ACTS = {
  "connexion-retiree": "La connexion est retirée, et celles qui étaient ouvertes sont fermées.",
  "acces-suspendu": "L’accès est suspendu, et les connexions ouvertes sont fermées.",
  "acces-rouvert": "L’accès est rouvert.",
} as const;

const UNREACHED_ADULT =
  "Aucune adresse e-mail n’est connue pour cette personne\u00a0: prévenez-la vous-même, avec la raison.";

/** What the dossier's page says of what was just done and of whom it told, as `?fait=` names it. */
export const DESK_DONE: Readonly<Record<string, string>> = {
  compte: "Le compte est ouvert\u00a0: le mot de passe provisoire part par e-mail.",
  ...Object.fromEntries(Object.entries(ACTS).flatMap(([act, done]) => toldTexts(act, done))),
  ...Object.fromEntries(
    Object.entries(ACCESS_ACTS).flatMap(([act, done]) => [
      [act, `${done} La famille est prévenue par e-mail.`],
      [toldAs(act, "own"), `${done} ${UNREACHED_ADULT}`],
    ]),
  ),
};

type DeskDone = keyof typeof ACTS | keyof typeof ACCESS_ACTS | "compte";

/** Back to the dossier, with what was done and whom nobody could write to. */
export function afterDesk(base: string, familyId: string, done: DeskDone, unreached: Unreached | null): string {
  return `${base}/agents/familles/${familyId}?fait=${toldAs(done, unreached)}`;
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
