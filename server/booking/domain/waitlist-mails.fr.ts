import type { Temporal } from "temporal-polyfill";
import { formatDay, formatInstant, type LocalDate } from "@/server/platform/dates";
import { type MailText, namesText } from "./mails.fr";

const OWN_LISTS = "Voir mes listes d’attente";

/** A place that was offered and that nobody accepted in time (B5): who waited has left the list, and may come back. */
export function offerExpiredMail(
  offer: {
    readonly firstNames: readonly string[];
    readonly day: LocalDate;
    readonly until: Temporal.Instant;
    readonly activityName: string;
  },
  zone: string,
): MailText {
  const many = offer.firstNames.length > 1;
  return {
    subject: many
      ? "Les places proposées ne sont plus gardées pour vous"
      : "La place proposée n’est plus gardée pour vous",
    paragraphs: [
      `${many ? "Des places étaient proposées" : "Une place était proposée"} pour ${namesText(offer.firstNames)}, ${formatDay(offer.day)} («\u00a0${offer.activityName}\u00a0»). Sans réponse de votre part, l’offre a expiré le ${formatInstant(offer.until, zone)}. ${many ? "Les places reviennent" : "La place revient"} à la suite de la liste.`,
      `${many ? "Ces enfants ne sont" : "Cet enfant n’est"} plus sur la liste d’attente de ce jour. Si vous voulez encore une place, demandez-la de nouveau dans vos réservations.`,
    ],
    actionLabel: OWN_LISTS,
  };
}

/** The waiting list of a day is over: nothing can be booked for it any more (B5). */
export function queueOverMail({
  firstNames,
  day,
  activityName,
}: {
  readonly firstNames: readonly string[];
  readonly day: LocalDate;
  readonly activityName: string;
}): MailText {
  return {
    subject: `Liste d’attente du ${formatDay(day)}\u00a0: elle est terminée`,
    paragraphs: [
      `Aucune place ne s’est libérée pour ${namesText(firstNames)}, ${formatDay(day)} («\u00a0${activityName}\u00a0»), et ce jour ne peut plus être réservé. Sa liste d’attente est terminée\u00a0: vous n’avez rien à faire.`,
    ],
    actionLabel: OWN_LISTS,
  };
}
