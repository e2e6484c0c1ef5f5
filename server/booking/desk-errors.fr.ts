import { formatDayWithYear } from "@/server/platform/dates";
import type { BookingDeskError } from "./desk-errors";
import { endingChangeText } from "./domain/ending-effects.fr";

type Texts = {
  readonly [T in BookingDeskError["tag"]]: (
    error: Extract<BookingDeskError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** What happened, why, what to do; to an agent. */
export const bookingDeskErrorTexts: Texts = {
  EnrolledChildNotFound: () => "Cet enfant n’est pas dans ce dossier. Revenez au dossier.",
  SchoolMoveOutside: ({ first, last }) => ({
    field: "from",
    text: `Ce jour est trop tôt ou trop loin\u00a0: ce qui est prévu aujourd’hui reste dans l’école de l’enfant, et un changement se note deux mois à l’avance au plus. Écrivez un jour du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}.`,
  }),
  SchoolMoveMoved: ({ days }) =>
    `Depuis que vous avez lu ce récapitulatif, ${endingChangeText(days)}. Rien n’est enregistré. Le récapitulatif est à jour\u00a0: relisez-le, puis enregistrez de nouveau.`,
  EnrolmentActivityNotFound: () => "Cette activité n’existe pas. Rechargez la page, puis choisissez-en une autre.",
  EnrolmentNotFound: () => "Cette inscription n’existe pas. Revenez au dossier.",
  EnrolmentEndsBeforeStart: () => ({
    field: "to",
    text: "L’inscription finit avant de commencer. Écrivez un dernier jour après le premier.",
  }),
  EnrolmentOutsideActivity: ({ field, first, last }) => ({
    field,
    text: `Cette activité va du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}. Écrivez un jour de cette période.`,
  }),
  EnrolmentOverlaps: ({ first, last }) => ({
    field: "from",
    text: `L’enfant est déjà inscrit à cette activité du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}. Choisissez d’autres jours, ou arrêtez d’abord cette inscription.`,
  }),
  EnrolmentEndNotEarlier: ({ field, first, last }) => ({
    field,
    text: `L’inscription va du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}. Écrivez un jour de cette période, avant le dernier.`,
  }),
  EnrolmentEndsAlready: ({ last }) =>
    `Cette inscription s’arrête déjà le ${formatDayWithYear(last)}. Rien de plus n’est enregistré. Pour l’arrêter plus tôt, choisissez un autre dernier jour\u00a0; sinon, revenez au dossier.`,
  DeskEndMoved: ({ days }) =>
    `Depuis que vous avez lu ce récapitulatif, ${endingChangeText(days)}. Rien n’est enregistré. Le récapitulatif est à jour\u00a0: relisez-le, puis enregistrez de nouveau.`,
};
