import { formatDay, formatDayWithYear } from "@/server/platform/dates";
import type { BookingError } from "./errors";

type Texts = {
  readonly [T in BookingError["tag"]]: (
    error: Extract<BookingError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** What happened, why, what to do. */
export const bookingErrorTexts: Texts = {
  BookingActivityNotFound: () => "Cette activité n’existe pas.",
  BookingChildNotFound: () =>
    "Un des jours demandés n’est pas dans votre dossier ou dans cette période. Rechargez la page, puis recommencez.",
  BookingDraftNotFound: () => "Ce récapitulatif n’existe plus. Revenez à vos réservations.",
  BookingOfferNotFound: () => "Cette proposition n’existe pas.",
  BookingEntryNotFound: () => "Cette demande n’est pas sur la liste d’attente.",
  BookingNothingChanged: () =>
    "Vous n’avez rien changé, il n’y a donc rien à confirmer. Cochez ou décochez au moins un jour.",
  BookingPlacesMoving: () =>
    "La mairie change en ce moment les places de ces jours\u00a0: rien n’est enregistré, et rien n’est perdu de votre choix. Attendez une minute, puis confirmez de nouveau.",
  BookingNoWeekday: () => ({
    text: "Aucun jour n’est coché. Cochez au moins un jour de la semaine pour un enfant.",
    field: "days",
  }),
  BookingPeriodEndsBeforeStart: () => ({
    text: "La période finit avant de commencer. Choisissez un dernier jour après le premier.",
    field: "to",
  }),
  BookingPeriodTooLong: ({ lastDay }) => ({
    text: `La période est trop longue. Choisissez un dernier jour au plus tard le ${formatDayWithYear(lastDay)}.`,
    field: "to",
  }),
  BookingNothingInPeriod: ({ first, last }) =>
    `Cette semaine type ne change rien du ${formatDay(first)} au ${formatDay(last)}\u00a0: ces jours sont déjà réservés ou fermés. Choisissez d’autres jours ou une autre période.`,
  BookingOfferOver: ({ day }) =>
    `Le délai pour accepter la place du ${formatDay(day)} est passé. Elle a été proposée à une autre famille. Tant que ce jour peut être réservé, vous pouvez vous inscrire de nouveau sur la liste d’attente.`,
  BookingOfferDeclined: ({ day }) =>
    `La place du ${formatDay(day)} a été refusée. Elle a été proposée à une autre famille. Tant que ce jour peut être réservé, vous pouvez vous inscrire de nouveau sur la liste d’attente.`,
  BookingOfferAccepted: ({ day }) =>
    `La place du ${formatDay(day)} est déjà acceptée. Pour y renoncer, annulez la réservation dans vos réservations.`,
  BookingOfferDayClosed: ({ day }) =>
    `La mairie a fermé le ${formatDay(day)} depuis cette proposition\u00a0: la place ne peut plus être acceptée. Vous n’avez rien à faire, rien n’est facturé.`,
  AttendanceDayNotFound: () => "Cette feuille de présence n’existe pas.",
  AttendanceChildNotFound: () => "Un des enfants de cette feuille n’existe pas. Rechargez la page, puis recommencez.",
  AttendanceTooEarly: ({ day }) =>
    `La feuille du ${formatDay(day)} n’est pas encore ouverte\u00a0: ce jour n’est pas arrivé. Pour une absence prévue, passez par «\u00a0Saisir une absence\u00a0» depuis la fiche de l’enfant.`,
  AttendanceMoved: ({ names }) =>
    `Quelqu’un d’autre a changé cette feuille pendant que vous la remplissiez (${names.join(", ")}). Rien n’a été enregistré. Rechargez la page pour voir ce qui a changé, puis recommencez.`,
  AttendanceNothingToVerify: () =>
    "Il n’y a plus de journée à vérifier pour cette école dans ce mois. Rechargez la page pour voir où elle en est.",
  AttendancePeriodEndsBeforeStart: () => ({
    text: "L’absence finit avant de commencer. Écrivez un dernier jour après le premier.",
    field: "last",
  }),
  AttendanceNoBookedDay: ({ first, last }) => ({
    text: `Cet enfant n’a aucune réservation du ${formatDay(first)} au ${formatDay(last)}, il n’y a donc pas d’absence à noter. Vérifiez les dates.`,
    field: "first",
  }),
  AttendanceChildSeen: ({ days }) => ({
    text: `Aucune absence n’est notée : la feuille de présence dit que cet enfant est venu sans réservation (${days.map(formatDay).join(", ")}). Si c’est une erreur, corrigez d’abord la feuille de ce jour.`,
    field: "first",
  }),
};
