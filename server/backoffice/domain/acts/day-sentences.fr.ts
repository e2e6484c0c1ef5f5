import { formatMonth, type LocalDate, localDate } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";
import type { Told } from "./told";

/** What a line says of one day of one child: the days of an act that say the same are told in one sentence. */
export interface DaySaid {
  /** "a réservé pour", before the child. */
  readonly verb: string;
  /** Whose price is told with the sentence. */
  readonly priced?: boolean;
}

const list = new Intl.ListFormat("fr-FR", { type: "conjunction" });

/** "3, 4 et 7 décembre 2026 ; 1er janvier 2027" */
export function daysText(days: readonly string[]): string {
  const months = new Map<string, LocalDate[]>();
  for (const day of [...new Set(days)].filter(isExistingDay).sort()) {
    const month = day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), localDate(day)]);
  }
  return [...months.values()].map(monthText).join("\u00a0; ");
}

function monthText(days: readonly LocalDate[]): string {
  const numbers = days.map((day) => (day.endsWith("-01") ? "1er" : String(Number(day.slice(8)))));
  return `${list.format(numbers)} ${formatMonth(days[0] as LocalDate)}`;
}

function booking(told: Told): DaySaid {
  if (told.operation === "insert") {
    const late = told.fact("late") === "true";
    return { verb: late ? "a réservé après la date limite pour" : "a réservé pour", priced: true };
  }
  if (told.changes("status") && told.fact("status") === "cancelled") {
    if (told.fact("closing_id")) return { verb: "a fermé le service et annulé la réservation de" };
    const late = told.fact("cancelled_late") === "true";
    return { verb: late ? "a annulé après la date limite la réservation de" : "a annulé la réservation de" };
  }
  if (told.changes("closing_id") || told.changes("cancelled_late")) {
    return { verb: "a fermé le service\u00a0: plus rien n’est dû pour la réservation annulée de" };
  }
  if (told.changes("price_cents")) return { verb: "a changé le prix de la réservation de" };
  if (told.changes("slot_id")) return { verb: "a reporté sur d’autres places la réservation de" };
  return { verb: "a modifié la réservation de" };
}

const WAITING: Readonly<Record<string, string>> = {
  offered: "a proposé la place qui s’est libérée à",
  accepted: "a accepté la place proposée à",
  declined: "a refusé la place proposée à",
  expired: "n’a pas eu de réponse à temps\u00a0: a repris la place proposée à",
  withdrawn: "a retiré de la liste d’attente",
  closed: "a mis fin à l’attente de",
  waiting: "a remis en liste d’attente",
};

function waiting(told: Told): DaySaid {
  if (told.operation === "insert") return { verb: "a mis en liste d’attente" };
  const verb = told.changes("status") ? WAITING[told.fact("status")] : undefined;
  if (verb) return { verb };
  return told.changes("slot_id")
    ? { verb: "a reporté sur d’autres places l’attente de" }
    : { verb: "a modifié l’attente de" };
}

const NOTED: Readonly<Record<string, string>> = {
  absent_excused: "une absence justifiée de",
  absent_unexcused: "une absence non justifiée de",
  unbooked: "une présence sans réservation de",
};

function attendance(told: Told): DaySaid {
  const what = NOTED[told.fact("kind")] ?? "la présence de";
  if (told.operation === "delete") return { verb: `n’a plus compté ${what}` };
  return { verb: told.operation === "insert" ? `a noté ${what}` : `a corrigé en ${what}` };
}

const DAY_SENTENCES: Readonly<Record<string, (told: Told) => DaySaid>> = {
  booking,
  waitlist_entry: waiting,
  attendance_exception: attendance,
};

export const DAY_TABLES = Object.keys(DAY_SENTENCES);

/** Undefined for a table whose lines are not about one day of one child. */
export function daySaidOf(table: string, told: Told): DaySaid | undefined {
  return Object.hasOwn(DAY_SENTENCES, table) ? DAY_SENTENCES[table]?.(told) : undefined;
}
