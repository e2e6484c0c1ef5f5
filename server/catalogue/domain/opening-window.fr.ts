import type { Temporal } from "temporal-polyfill";
import { formatDay, formatDayWithYear, formatInstant, type LocalDate } from "@/server/platform/dates";
import { describeAudience } from "./audience.fr";
import type { OpeningKind } from "./choices";
import { type Opening, type OpeningWindow, stageOf } from "./opening-window";

const SUBJECTS: Readonly<Record<OpeningKind, string>> = { booking: "les réservations", enrolment: "les inscriptions" };

/**
 * Why a child may not be booked or enrolled now, as it ends a sentence or follows a name; undefined when it may. `whose` says
 * whose opening it is: "les réservations ouvriront pour votre famille le mardi 18 août à 8 h".
 */
export function describeOpening(
  opening: Opening,
  kind: OpeningKind,
  zone: string,
  { whose = "" }: { readonly whose?: string } = {},
): string | undefined {
  const subject = SUBJECTS[kind];
  const whom = whose === "" ? "" : ` ${whose}`;
  switch (opening.tag) {
    case "open":
      return undefined;
    case "opens_later":
      return `${subject} ouvriront${whom} le ${formatInstant(opening.at, zone)}`;
    case "closed":
      return `${subject} sont closes depuis le ${formatInstant(opening.since, zone)}`;
    case "not_for":
      return `ouvert seulement ${opening.audiences.map(describeAudience).join(", ou ")}`;
  }
}

/** "mardi 18 août 2026 à 8 h": staff look further than this year. */
function moment(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  return formatInstant(at, zone).replace(" à ", ` ${local.year} à `);
}

/** A window in one sentence, as staff read it: to whom, from when to when, for which days. */
export function describeWindow(
  { kind, audience, opensAt, closesAt, firstDay, lastDay }: Omit<OpeningWindow, "id" | "version">,
  zone: string,
): string {
  const when = closesAt
    ? `du ${moment(opensAt, zone)} au ${moment(closesAt, zone)}`
    : `à partir du ${moment(opensAt, zone)}, sans date de fin`;
  return `${kind === "booking" ? "Réservations" : "Inscriptions"} ouvertes ${describeAudience(audience)} ${when}${daysText(kind, firstDay, lastDay)}.`;
}

function daysText(kind: OpeningKind, first: LocalDate | null, last: LocalDate | null): string {
  if (kind === "enrolment") return "";
  if (first && first === last) return `, pour le ${formatDayWithYear(first)}`;
  if (first && last) return `, pour les jours du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}`;
  if (first) return `, pour les jours à partir du ${formatDayWithYear(first)}`;
  return last ? `, pour les jours jusqu’au ${formatDayWithYear(last)}` : ", pour tous les jours de l’activité";
}

/** A window for a public page: a sentence that its moment ends; null when it has none to say. */
export interface Announcement {
  /** "Les réservations ouvriront aux habitants de la commune le" */
  readonly text: string;
  readonly moment: string | null;
  /** ISO instant of the moment. */
  readonly at: string | null;
}

/** What a town announces of a window that is not over: when it opens, or until when it is open, and to whom. */
export function announceWindow(window: OpeningWindow, now: Temporal.Instant, zone: string): Announcement {
  const { kind, audience, opensAt, closesAt, firstDay, lastDay } = window;
  const subject = `${capital(SUBJECTS[kind])}${announcedDays(firstDay, lastDay)}`;
  const whom = describeAudience(audience);
  const said = (text: string, at: Temporal.Instant) => ({ text, moment: formatInstant(at, zone), at: at.toString() });
  if (stageOf(window, now) === "before") return said(`${subject} ouvriront ${whom} le`, opensAt);
  if (closesAt) return said(`${subject} sont ouvertes ${whom} jusqu’au`, closesAt);
  return { text: `${subject} sont ouvertes ${whom}`, moment: null, at: null };
}

function announcedDays(first: LocalDate | null, last: LocalDate | null): string {
  if (first && last)
    return ` ${first === last ? "du" : "des jours du"} ${formatDay(first)}${first === last ? "" : ` au ${formatDay(last)}`}`;
  if (first) return ` des jours à partir du ${formatDay(first)}`;
  return last ? ` des jours jusqu’au ${formatDay(last)}` : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
