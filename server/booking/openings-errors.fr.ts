import { formatDayWithYear } from "@/server/platform/dates";
import type { OpeningError } from "./openings-errors";

type Texts = {
  readonly [T in OpeningError["tag"]]: (
    error: Extract<OpeningError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** An error without the field that it is about: for a page that has no field. */
export function describeOpeningError(error: OpeningError): string {
  const said = openingErrorTexts[error.tag](error as never);
  return typeof said === "string" ? said : said.text;
}

/** What happened, why, what to do; to an agent. */
export const openingErrorTexts: Texts = {
  OpeningActivityNotFound: () => "Cette activité n’existe pas. Revenez à la liste des activités.",
  OpeningNotFound: () => "Cette ouverture n’existe plus. Revenez à la liste des ouvertures.",
  OpeningSchoolNotFound: () => "Une de ces écoles n’existe pas. Rechargez la page, puis choisissez de nouveau.",
  OpeningClosesBeforeOpening: () => ({
    field: "closesDay",
    text: "L’ouverture finit avant de commencer. Écrivez une fin après le début, ou laissez la fin vide.",
  }),
  OpeningDaysReversed: () => ({
    field: "last",
    text: "Les jours à réserver finissent avant de commencer. Écrivez un dernier jour après le premier.",
  }),
  OpeningOutsideActivity: ({ field, first, last }) => ({
    field,
    text: `Cette activité va du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}. Écrivez un jour de cette période, ou laissez ce champ vide.`,
  }),
  OpeningDaysOfEnrolment: () => ({
    field: "first",
    text: "Une inscription vaut pour toute l’activité, pas pour certains jours. Laissez vides les deux jours à réserver.",
  }),
  OpeningForNobody: () => ({
    field: "levels",
    text: "Aucune des écoles cochées n’a de classe de ces niveaux\u00a0: l’ouverture ne serait pour personne. Changez les écoles ou les niveaux.",
  }),
  OpeningNoLongerPossible: ({ because }) =>
    `Rien n’est enregistré, les choses ont changé depuis votre lecture. ${describeOpeningError(because)}`,
};
