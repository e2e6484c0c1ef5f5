import { formatDay, type LocalDate } from "@/server/platform/dates";
import type { ClosedReason } from "./day-state";
import { weekdayName } from "./weekday.fr";

function withLastDay(label: string, firstDay: LocalDate, lastDay: LocalDate): string {
  return firstDay === lastDay ? label : `${label}, jusqu’au ${formatDay(lastDay)}`;
}

/** The reason as it ends a sentence: "vacances de Noël, jusqu’au dimanche 3 janvier". */
export function describeClosedReason(reason: ClosedReason): string {
  switch (reason.tag) {
    case "weekend":
      return "week-end";
    case "no_school_wednesday":
      return "pas d’école le mercredi";
    case "not_open_weekday":
      return `pas d’accueil le ${weekdayName(reason.weekday)}`;
    case "school_holiday":
      return withLastDay(reason.label, reason.firstDay, reason.lastDay);
    case "school_time":
      return "ouvert seulement pendant les vacances";
    case "public_holiday":
      return `jour férié\u00a0: ${reason.label}`;
    case "closure":
      return `fermeture\u00a0: ${withLastDay(reason.label, reason.firstDay, reason.lastDay)}`;
    case "outside_school_year":
      return "calendrier scolaire pas encore connu";
  }
}
