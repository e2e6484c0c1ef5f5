import { formatDay, formatInstant, type LocalDate } from "@/server/platform/dates";
import { describeAudience } from "./audience.fr";
import type { BookingAgenda, SharedMoment } from "./booking-agenda";
import { describeClosedReason } from "./day-state.fr";
import { type Announcement, announceWindow } from "./opening-window.fr";
import type { SchoolHoliday } from "./school-calendar";

/** A moment for a public page: its days and itself in words, and as a machine reads it. */
export interface MomentText {
  /** "mardi 24 novembre", "du lundi 30 novembre au vendredi 4 décembre" */
  readonly days: string;
  /** "lundi 23 novembre à 11 h" */
  readonly moment: string;
  /** ISO instant */
  readonly at: string;
  /** "aux habitants de la commune"; null when it is for all. */
  readonly whom: string | null;
}

export interface AgendaText {
  /** "Aujourd’hui, dimanche 22 novembre : pas d’ouverture (week-end)." */
  readonly today: string;
  readonly closings: readonly MomentText[];
  readonly late: readonly MomentText[];
  readonly openings: readonly MomentText[];
  /** What the town’s windows open, and to whom: the soonest first. */
  readonly windows: readonly Announcement[];
  /** "vacances de Noël, du samedi 19 décembre au dimanche 3 janvier" */
  readonly holiday: string | null;
}

/** The agenda in plain French; at most `kept` moments of each kind, the nearest. */
export function describeAgenda(agenda: BookingAgenda, zone: string, kept: number): AgendaText {
  const texts = (moments: readonly SharedMoment[]) => moments.slice(0, kept).map((moment) => momentText(moment, zone));
  return {
    today: todayText(agenda),
    closings: texts(agenda.closings),
    late: texts(agenda.late),
    openings: texts(agenda.openings),
    windows: agenda.windows.map((window) => announceWindow(window, agenda.now, zone)),
    holiday: agenda.holiday ? `${agenda.holiday.label}, ${describePeriod(agenda.holiday)}` : null,
  };
}

/** "du samedi 19 décembre au dimanche 3 janvier", "le vendredi 7 mai". */
export function describePeriod({ firstDay, lastDay }: Pick<SchoolHoliday, "firstDay" | "lastDay">): string {
  return firstDay === lastDay ? `le ${formatDay(firstDay)}` : `du ${formatDay(firstDay)} au ${formatDay(lastDay)}`;
}

function todayText({ today, state }: BookingAgenda): string {
  const day = `Aujourd’hui, ${formatDay(today)}`;
  if (state.open) return `${day}\u00a0: ouvert.`;
  // "Fermeture" is said already.
  const reason = state.reason.tag === "closure" ? state.reason.label : describeClosedReason(state.reason);
  return `${day}\u00a0: fermé (${reason}).`;
}

function momentText({ days, at, whom }: SharedMoment, zone: string): MomentText {
  return {
    days: daysText(days),
    moment: formatInstant(at, zone),
    at: at.toString(),
    whom: whom.length === 0 ? null : [...new Set(whom.map(describeAudience))].join(", ou "),
  };
}

function daysText(days: readonly LocalDate[]): string {
  const [first, second] = days;
  const last = days.at(-1);
  if (!first || !last || first === last) return first ? formatDay(first) : "";
  if (days.length === 2 && second) return `${formatDay(first)} et ${formatDay(second)}`;
  return `du ${formatDay(first)} au ${formatDay(last)}`;
}
