import { type BookingCheck, describeOpening, describePeriod, type Opening } from "@/server/catalogue/domain";
import { formatDay, formatInstant, type LocalDate } from "@/server/platform/dates";
import type { KeptClosedDay } from "./closing-view";
import type { MailText } from "./mails.fr";
import { endingWith, type NotOpen, notOpen } from "./opened-check";

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

/** "jeudi 3 décembre, en partie (Neige, Travaux)": a day that another closing keeps closed. */
export function keptText({ day, labels, partly }: KeptClosedDay): string {
  return `${formatDay(day)}${partly ? ", en partie" : ""} (${labels.join(", ")})`;
}

export interface ToldLoss {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly what: "booking" | "freed" | "offer" | "waiting";
  /** The household was invoiced for it, and nothing gave it back yet. */
  readonly billed: boolean;
}

const LOSSES = {
  booking: "réservation annulée, sans frais",
  freed: "déjà annulé hors délai. Vous n’avez rien à payer pour ce jour",
  offer: "la place proposée n’est plus disponible",
  waiting: "fin de la liste d’attente",
} as const;

const BILLED_LOSSES = {
  ...LOSSES,
  booking: "réservation annulée. Ce jour vous a déjà été facturé",
  freed: "déjà annulé hors délai. Ce jour vous a déjà été facturé",
} as const;

/** What a closing changes to what the household pays; undefined where it took places in a queue only. */
function moneyText(losses: readonly ToldLoss[]): string | undefined {
  const due = losses.filter(({ what }) => what === "booking" || what === "freed");
  const billed = due.filter((loss) => loss.billed).length;
  if (due.length === 0) return undefined;
  if (billed === 0)
    return due.length === 1 ? "Ce jour ne vous sera pas facturé." : "Ces jours ne vous seront pas facturés.";
  const given = "sera déduit de votre prochaine facture";
  if (billed === due.length)
    return due.length === 1 ? `Le prix de ce jour ${given}.` : `Le prix de ces jours ${given}.`;
  return `Le prix des jours déjà facturés ${given}. Les autres ne vous seront pas facturés.`;
}

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

/** What a closing takes from a household, day by day, why, and what becomes of what it costs (C3). */
export function closingMail(closing: ToldClosing, losses: readonly ToldLoss[]): MailText {
  const { label, activityName, schoolName } = closing;
  const all = activityName === null;
  return {
    subject: `Fermeture ${closedPeriodText(closing)}`,
    paragraphs: [
      `La mairie annonce une fermeture ${closedPeriodText(closing)}.`,
      `Activité${NBSP}: ${activityName ?? "toutes"}${schoolName ? `, ${schoolName}` : ""}`,
      `Raison${NBSP}: ${label}`,
      `Voici ce qui change pour vous${NBSP}:`,
      losses.map((loss) => `${lineStart(loss, all)} ${(loss.billed ? BILLED_LOSSES : LOSSES)[loss.what]}`).join("\n"),
      ["Vous n’avez rien à faire.", moneyText(losses)].filter((part) => part !== undefined).join(" "),
    ],
    actionLabel: "Voir mes réservations",
  };
}

/** A day that a household lost and that is open again, and whether it can be booked now. */
export interface OpenAgain {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly booking: BookingCheck;
  /** What the town's windows say of this child and day (C3). */
  readonly opening: Opening;
  /** What a late booking costs more, "+ 2,50 € par repas"; null when it costs no more. */
  readonly lateCost: string | null;
}

interface EndedClosing {
  readonly activityName: string | null;
  /** Why the household was told that the days were closed: another closing may have come first. */
  readonly labels: readonly string[];
}

/** "Le jeudi 3 décembre est de nouveau ouvert", "3 jours ouvrent de nouveau à partir du jeudi 3 décembre" */
function reopeningSubject(days: readonly OpenAgain[]): string {
  const opened = [...new Set(days.map(({ day }) => day))].toSorted();
  const [first] = opened;
  if (!first) return "Des jours fermés ouvrent de nouveau";
  return opened.length === 1
    ? `Le ${formatDay(first)} est de nouveau ouvert`
    : `${opened.length}${NBSP}jours ouvrent de nouveau, à partir du ${formatDay(first)}`;
}

const ASK = "contactez la mairie si vous avez besoin d’une place";

/** From when until when a day can be booked, and what it costs when only a late booking is left. */
function bookingText({ booking, opening, lateCost }: OpenAgain, zone: string): string {
  const shut = notOpen(opening, booking);
  if (shut) return shutText(shut, zone);
  switch (booking.tag) {
    case "open":
      return `à réserver avant le ${formatInstant(endingWith(opening, booking).until, zone)}`;
    case "open_late":
      return `réservation tardive possible jusqu’au ${formatInstant(endingWith(opening, booking).until, zone)}, ${lateCost ? `avec un supplément (${lateCost})` : "au même prix"}`;
    case "too_early":
      return `à réserver à partir du ${formatInstant(booking.opensAt, zone)}`;
    case "too_late":
      return `le délai de réservation est passé, ${ASK}`;
  }
}

/** Who lost a day must know that it takes place, even where the town's windows do not let them book it. */
function shutText(opening: NotOpen, zone: string): string {
  if (opening.tag === "opens_later") return `à réserver à partir du ${formatInstant(opening.at, zone)}`;
  return `${describeOpening(opening, "booking", zone)}, ${ASK}`;
}

/** Whether the family can book the day by itself, now or later. */
function canBeBooked({ booking, opening }: OpenAgain): boolean {
  const shut = notOpen(opening, booking);
  return booking.tag !== "too_late" && (!shut || shut.tag === "opens_later");
}

/** The days are open again, and nothing is booked by itself: each child's last moment to book. */
export function reopeningMail(
  { activityName, labels }: EndedClosing,
  days: readonly OpenAgain[],
  zone: string,
): MailText {
  const all = activityName === null;
  const one = new Set(days.map(({ day }) => day)).size === 1;
  const again = one ? "ce jour, réservez-le" : "ces jours, réservez-les";
  return {
    subject: reopeningSubject(days),
    paragraphs: [
      one
        ? `La mairie avait fermé un jour (${labels.join(", ")}). Il ouvre de nouveau.`
        : `La mairie avait fermé des jours (${labels.join(", ")}). Ils ouvrent de nouveau.`,
      days.some(canBeBooked)
        ? `Votre réservation annulée n’est pas rétablie${NBSP}: si vous souhaitez toujours ${again} de nouveau.`
        : "Votre réservation annulée n’est pas rétablie.",
      days.map((line) => `${lineStart(line, all)} ${bookingText(line, zone)}`).join("\n"),
    ],
    actionLabel: "Voir mes réservations",
  };
}
