import type { Temporal } from "temporal-polyfill";
import { describePeriod } from "@/server/catalogue/domain";
import { formatDay, formatInstant, type LocalDate } from "@/server/platform/dates";
import type { MailText } from "./mails.fr";

const NBSP = "\u00a0";

/** "le jeudi 3 décembre", "du lundi 7 décembre au mardi 8 décembre" */
export function closedPeriodText({ first, last }: { readonly first: LocalDate; readonly last: LocalDate }): string {
  return describePeriod({ firstDay: first, lastDay: last });
}

interface ScopeNames {
  readonly schoolName: string | null;
  readonly activityName: string | null;
}

/** "Restauration scolaire, École Jean-Moulin", "toutes les activités, toutes les écoles" */
export function scopeText({ schoolName, activityName }: ScopeNames): string {
  return `${activityName ?? "toutes les activités"}, ${schoolName ?? "toutes les écoles"}`;
}

export interface ToldLoss {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly what: "booking" | "freed" | "offer" | "waiting";
}

const LOSSES = {
  booking: "réservation annulée, sans frais",
  freed: "déjà annulé hors délai. Vous n’avez rien à payer pour ce jour",
  offer: "la place proposée n’est plus disponible",
  waiting: "fin de la liste d’attente",
} as const;

interface ToldClosing extends ScopeNames {
  readonly label: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The name of an activity is said by each line when the closing is about all of them. */
const lineStart = (
  line: { readonly day: LocalDate; readonly firstName: string; readonly activityName: string },
  all: boolean,
) => `– ${formatDay(line.day)}, ${line.firstName}${all ? `, ${line.activityName}` : ""}${NBSP}:`;

/** What a closing takes from a household, day by day, why, and that it costs nothing (C3). */
export function closingMail(closing: ToldClosing, losses: readonly ToldLoss[]): MailText {
  const { label, activityName, schoolName } = closing;
  const where = schoolName ? ` (${schoolName})` : "";
  const what = activityName ? `«${NBSP}${activityName}${NBSP}»` : "toutes les activités";
  const all = activityName === null;
  return {
    subject: `Fermeture ${closedPeriodText(closing)}`,
    paragraphs: [
      `La mairie ferme ${what}${where} ${closedPeriodText(closing)}.`,
      `Raison${NBSP}: ${label}`,
      `Voici ce qui change pour vous${NBSP}:`,
      losses.map((loss) => `${lineStart(loss, all)} ${LOSSES[loss.what]}`).join("\n"),
      "Vous n’avez rien à faire. Ces jours ne vous seront pas facturés.",
    ],
    actionLabel: "Voir mes réservations",
  };
}

/** A day that a household lost and that is open again; `until`: the last moment to book it, null when it is over. */
export interface OpenAgain {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly until: Temporal.Instant | null;
}

interface EndedClosing {
  readonly activityName: string | null;
  /** Why the household was told that the days were closed: another closing may have come first. */
  readonly labels: readonly string[];
}

/** The days are open again, and nothing is booked by itself: each child's last moment to book. */
export function reopeningMail(
  { activityName, labels }: EndedClosing,
  days: readonly OpenAgain[],
  zone: string,
): MailText {
  const all = activityName === null;
  const said = ({ until }: OpenAgain) =>
    until
      ? `à réserver avant le ${formatInstant(until, zone)}`
      : "le délai de réservation est passé, contactez la mairie si vous avez besoin d’une place";
  return {
    subject: "Des jours fermés ouvrent de nouveau",
    paragraphs: [
      `La mairie avait fermé des jours (${labels.join(", ")}). Ils ouvrent de nouveau.`,
      `Votre réservation annulée n’est pas rétablie${NBSP}: si vous souhaitez toujours ces jours, réservez-les de nouveau.`,
      days.map((line) => `${lineStart(line, all)} ${said(line)}`).join("\n"),
    ],
    actionLabel: "Voir mes réservations",
  };
}
