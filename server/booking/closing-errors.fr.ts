import { formatDay, formatDayWithYear } from "@/server/platform/dates";
import type { ClosingError } from "./closing-errors";
import { keptText } from "./domain/closing-mails.fr";
import type { KeptClosedDay } from "./domain/closing-view";

type Texts = {
  readonly [T in ClosingError["tag"]]: (
    error: Extract<ClosingError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** An error without the field that it is about: for a page that has no field. */
export function describeClosingError(error: ClosingError): string {
  const said = closingErrorTexts[error.tag](error as never);
  return typeof said === "string" ? said : said.text;
}

/** More days than that are told by their reasons alone. */
const FEW_DAYS = 5;

/** "Ce jour est déjà fermé : jeudi 3 décembre (Grève).", "Ces jours sont déjà fermés (Grève, Travaux)." */
function closedText(closed: readonly KeptClosedDay[]): string {
  const reasons = [...new Set(closed.flatMap(({ labels }) => labels))].join(", ");
  if (closed.length > FEW_DAYS) return `Ces jours sont déjà fermés (${reasons}).`;
  const days = closed.map(keptText).join(", ");
  return `${closed.length === 1 ? "Ce jour est déjà fermé" : "Ces jours sont déjà fermés"}\u00a0: ${days}.`;
}

/** What happened, why, what to do; to an agent. */
export const closingErrorTexts: Texts = {
  ClosingNotFound: () => "Cette fermeture n’existe pas. Revenez à la liste des fermetures.",
  ClosingSchoolNotFound: () => "Cette école n’existe pas. Rechargez la page, puis choisissez-en une autre.",
  ClosingActivityNotFound: () => "Cette activité n’existe pas. Rechargez la page, puis choisissez-en une autre.",
  ClosingInThePast: ({ today }) => ({
    field: "from",
    text: `Ce jour est passé, il ne peut plus être fermé. Écrivez le ${formatDayWithYear(today)} ou un jour suivant.`,
  }),
  ClosingEndsBeforeStart: () => ({
    field: "to",
    text: "La fermeture finit avant de commencer. Écrivez un dernier jour après le premier, ou laissez ce champ vide.",
  }),
  ClosingTooLong: ({ furthest }) => ({
    field: "to",
    text: `Cette fermeture est trop longue pour être saisie en une fois. Écrivez un dernier jour au plus tard le ${formatDayWithYear(furthest)}.`,
  }),
  ClosingNothingServed: () => ({
    field: "activityId",
    text: "Cette activité n’a pas de places dans cette école, il n’y a rien à fermer. Choisissez une autre école ou une autre activité.",
  }),
  ClosingAlreadyClosed: ({ closed }) => ({
    field: "from",
    text: `${closedText(closed)} Choisissez d’autres jours. Si cette fermeture est dans la liste des fermetures, vous pouvez aussi la rouvrir d’abord.`,
  }),
  ClosingNoOpenDay: ({ reason }) => ({
    field: "from",
    text: reason
      ? `Rien n’ouvre ces jours-là\u00a0: ${reason}. Il n’y a rien à fermer. Vérifiez les dates.`
      : "L’activité ne fonctionne pas ces jours-là. Il n’y a rien à fermer. Vérifiez les dates.",
  }),
  ClosingSheetVerified: ({ day, school }) => ({
    field: "from",
    text: `Les présences du ${formatDay(day)} sont déjà vérifiées (${school})\u00a0: ce jour a ouvert, il ne peut plus être fermé. Pour un enfant qui n’est pas venu, corrigez la feuille de présence.`,
  }),
  ClosingNoLongerPossible: ({ because }) =>
    `Rien n’est fermé, les choses ont changé depuis le récapitulatif. ${describeClosingError(because)}`,
  ClosingIsOver: () => "Cette fermeture est passée, il n’y a plus de jour à rouvrir.",
};
