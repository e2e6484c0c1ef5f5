import { formatDayWithYear } from "@/server/platform/dates";
import { endingChangeText } from "./domain/ending-effects.fr";
import type { EnrolmentError } from "./enrolment-errors";
import { FIRST_DAY_MISSING } from "./enrolment-schemas";

type Texts = {
  readonly [T in EnrolmentError["tag"]]: (
    error: Extract<EnrolmentError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** An error without the field that it is about: for a page that has no field. */
export function describeEnrolmentError(error: EnrolmentError): string {
  const said = enrolmentErrorTexts[error.tag](error as never);
  return typeof said === "string" ? said : said.text;
}

/** What happened, why, what to do. */
export const enrolmentErrorTexts: Texts = {
  AskedChildNotFound: () => "Cet enfant n’est pas dans votre dossier. Revenez à vos inscriptions.",
  AskedActivityNotFound: () => "Cette activité n’existe pas. Revenez à vos inscriptions.",
  AskedEnrolmentNotFound: () => "Cette inscription n’existe pas. Revenez à vos inscriptions.",
  EnrolmentRequestNotFound: () => "Cette demande n’existe pas. Revenez à la liste.",
  EnrolmentRequestDecided: () =>
    "Cette demande a déjà reçu une réponse, ou la famille l’a annulée. Rechargez la page pour voir où elle en est.",
  EnrolmentFirstDayMissing: () => ({ field: "from", text: FIRST_DAY_MISSING }),
  EnrolmentNotAskable: ({ why }) => ({
    field: "children",
    text: `${why} Rien n’a été envoyé. Décochez cet enfant, ou revenez à vos inscriptions.`,
  }),
  EnrolmentAskedOutside: ({ children }) => ({
    field: "from",
    text: `${children.map(possibleDays).join(" ")} Écrivez un de ces jours.`,
  }),
  EnrolmentRecapMoved: () =>
    "Depuis que vous avez lu ce récapitulatif, les jours de l’inscription ont changé. Rien n’a été envoyé. Le récapitulatif est à jour\u00a0: relisez-le, puis envoyez de nouveau.",
  EnrolmentEndMoved: ({ days }) =>
    `Depuis que vous avez lu ce récapitulatif, ${endingChangeText(days)}. Rien n’a été envoyé. Le récapitulatif est à jour\u00a0: relisez-le, puis envoyez de nouveau.`,
  EnrolmentEndNotAskable: () =>
    "Cette inscription est terminée, ou son arrêt est déjà demandé. Revenez à vos inscriptions pour voir où elle en est.",
  EnrolmentEndAskedOutside: ({ first, last }) => ({
    field: "lastDay",
    text: `Écrivez un jour du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}.`,
  }),
};

function possibleDays({
  firstName,
  periods,
}: Extract<EnrolmentError, { tag: "EnrolmentAskedOutside" }>["children"][number]): string {
  const days = periods
    .map(({ firstDay, lastDay }) => `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}`)
    .join(", ou ");
  return `Pour ${firstName}, l’inscription peut commencer ${days}.`;
}
