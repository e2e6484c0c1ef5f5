import { formatDayWithYear } from "@/server/platform/dates";
import type { BookingDeskError } from "./desk-errors";
import { heldTexts } from "./domain/school-move.fr";

type Texts = {
  readonly [T in BookingDeskError["tag"]]: (error: Extract<BookingDeskError, { tag: T }>) =>
    | string
    | {
        readonly text: string;
        readonly field: string;
        readonly offers?: ReadonlyArray<{ readonly value: string; readonly label: string }>;
      };
};

/** What happened, why, what to do; to an agent. */
export const bookingDeskErrorTexts: Texts = {
  EnrolledChildNotFound: () => "Cet enfant n’est pas dans ce dossier. Revenez au dossier.",
  ChildHoldsPlaces: ({ from, held, seen }) => ({
    field: "move",
    text: `L’enfant a des jours dans son ancienne école. À partir du ${formatDayWithYear(from)}, ils s’arrêtent, et la famille est prévenue. ${heldTexts(held).join(" ")} Cochez la case si c’est bien cela, puis enregistrez de nouveau.`,
    offers: [{ value: seen, label: "Changer d’école et arrêter ces jours" }],
  }),
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
};
