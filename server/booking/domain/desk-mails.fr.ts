import { formatDay, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import type { MailText } from "./mails.fr";

const IF_WRONG = "Si quelque chose n’est pas juste, contactez la mairie.";

export function enrolledMail(
  firstName: string,
  {
    activityName,
    firstDay,
    lastDay,
  }: { readonly activityName: string; readonly firstDay: LocalDate; readonly lastDay: LocalDate },
): MailText {
  return {
    subject: "Une inscription est faite",
    paragraphs: [
      `L’inscription ${elide("de", firstName)} à «\u00a0${activityName}\u00a0», du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}, est faite.`,
      "Cette inscription ne réserve aucun jour. Choisissez maintenant les jours dans vos réservations.",
    ],
    actionLabel: "Réserver des jours",
  };
}

/**
 * `cancelled`: bookings of the family after the last day; `kept`: the days that it asked too late to give back; `waiting`:
 * the days after the last one for which it waited, or was offered a place.
 */
export function enrolmentEndedMail(
  firstName: string,
  {
    activityName,
    lastDay,
    cancelled,
    kept,
    waiting,
  }: {
    readonly activityName: string;
    readonly lastDay: LocalDate;
    readonly cancelled: number;
    readonly kept: readonly LocalDate[];
    readonly waiting: readonly LocalDate[];
  },
): MailText {
  const bookings =
    cancelled === 0
      ? []
      : [
          cancelled === 1
            ? "Une réservation après ce jour est annulée, sans frais."
            : `${cancelled} réservations après ce jour sont annulées, sans frais.`,
        ];
  return {
    subject: "Une inscription s’arrête",
    paragraphs: [
      `L’inscription ${elide("de", firstName)} à «\u00a0${activityName}\u00a0» s’arrête le ${formatDayWithYear(lastDay)}.`,
      ...bookings,
      ...(kept.length === 0
        ? []
        : [
            `Trop tard pour annuler sans frais\u00a0: ${kept.map(formatDay).join(", ")}. ${kept.length === 1 ? "Ce jour reste réservé et dû" : "Ces jours restent réservés et dus"}, ${firstName} peut encore venir.`,
          ]),
      ...(waiting.length === 0
        ? []
        : [
            `Vous n’êtes plus sur liste d’attente, et aucune place ne vous est plus proposée, pour\u00a0: ${waiting.map(formatDay).join(", ")}.`,
          ]),
      IF_WRONG,
    ],
    actionLabel: "Voir mes réservations",
  };
}

/** `cancelled`: bookings to come of the household that went with the child. */
export function childLeftMail(firstName: string, cancelled: number): MailText {
  const bookings =
    cancelled === 0
      ? []
      : [
          cancelled === 1
            ? "Sa réservation à venir est annulée, sans frais."
            : `Ses ${cancelled} réservations à venir sont annulées, sans frais.`,
        ];
  return {
    subject: "Un enfant n’est plus dans votre dossier",
    paragraphs: [`La mairie a retiré ${firstName} de votre dossier.`, ...bookings, IF_WRONG],
    actionLabel: "Voir mon dossier",
  };
}
