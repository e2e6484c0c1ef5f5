import type { Temporal } from "temporal-polyfill";
import { formatDay, formatInstant, formatOfMonth, type LocalDate } from "@/server/platform/dates";
import { type Cents, formatEuros } from "@/server/platform/money";
import type { Settled } from "./recap";
import { settledLines } from "./settled-lines.fr";
import { settledTitle } from "./settled-title.fr";

/** What a mail says; the link and the signature are added where it is sent. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly actionLabel: string;
}

/** "de décembre 2026", "du lundi 4 janvier au vendredi 2 juillet" */
export function periodText(first: LocalDate, last: LocalDate): string {
  return first.slice(0, 7) === last.slice(0, 7) ? formatOfMonth(first) : `du ${formatDay(first)} au ${formatDay(last)}`;
}

/** The confirmation of a draft (B4): what was done, day by day. No personal detail in the subject. */
export function confirmationMail(settled: Settled): MailText {
  const told = settledLines(settled);
  const lines = told.map(({ days, firstName, text }) => `– ${days}, ${firstName}\u00a0: ${text}`);
  const tags = told.map(({ tag }) => tag);
  const waits = tags.includes("waiting");
  return {
    subject: settledTitle(tags, periodText(settled.first, settled.last)),
    paragraphs: [
      `Voici ce qui a été fait pour «\u00a0${settled.activityName}\u00a0».`,
      lines.join("\n"),
      ...(waits
        ? [
            "Si une place se libère pour un jour en liste d’attente, nous vous la proposerons par e-mail, pendant un temps limité.",
            ...(settled.queueRule === null ? [] : [settled.queueRule]),
          ]
        : []),
    ],
    actionLabel: "Voir mes réservations",
  };
}

/** "Léa", "Léa et Tom", "Léa, Tom et Zoé" */
export function namesText(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;
}

/** A place that is offered, until when, and what to do (B5). */
export function offerMail(
  offer: {
    readonly firstNames: readonly string[];
    readonly day: LocalDate;
    readonly until: Temporal.Instant;
    readonly activityName: string;
    /** Of all of them; null when one of those who receive it may not know. */
    readonly price: Cents | null;
    /** What is told of a day that could no longer be undone; null while there is time. */
    readonly onceBooked: string | null;
  },
  zone: string,
): MailText {
  const many = offer.firstNames.length > 1;
  return {
    subject: `Place proposée jusqu’au ${formatInstant(offer.until, zone)}`,
    paragraphs: [
      `${many ? "Des places se libèrent" : "Une place se libère"} le ${formatDay(offer.day)} pour ${namesText(offer.firstNames)} («\u00a0${offer.activityName}\u00a0»).`,
      `${many ? "Elles sont gardées" : "Elle est gardée"} pour vous jusqu’au ${formatInstant(offer.until, zone)}. Sans réponse de votre part, ${many ? "elles seront proposées" : "elle sera proposée"} à une autre famille.`,
      ...(offer.price === null ? [] : [`Prix${many ? " au total" : ""}\u00a0: ${formatEuros(offer.price)}.`]),
      ...(offer.onceBooked === null ? [] : [offer.onceBooked]),
      "Vous pouvez accepter ou refuser en un clic, sans vous connecter.",
    ],
    actionLabel: "Répondre à la proposition",
  };
}

/** An offered place that is booked now (B4): to those who hold the household, who know its prices. */
export function offerAcceptedMail({
  firstNames,
  day,
  activityName,
  price,
  onceBooked,
}: {
  readonly firstNames: readonly string[];
  readonly day: LocalDate;
  readonly activityName: string;
  /** Of all of them. */
  readonly price: Cents;
  /** What is told of a day that can no longer be undone; null while there is time. */
  readonly onceBooked: string | null;
}): MailText {
  const many = firstNames.length > 1;
  return {
    subject: many ? "Les places proposées sont réservées" : "La place proposée est réservée",
    paragraphs: [
      `${many ? "Les places proposées sont réservées" : "La place proposée est réservée"} pour ${namesText(firstNames)}, ${formatDay(day)} («\u00a0${activityName}\u00a0»). Prix${many ? " au total" : ""}\u00a0: ${formatEuros(price)}.`,
      `${onceBooked ?? "Vous pouvez annuler dans vos réservations, dans les délais."} Si vous n’avez pas accepté cette proposition, un autre adulte du dossier l’a fait, dans son espace ou depuis son e-mail.`,
    ],
    actionLabel: "Voir mes réservations",
  };
}
