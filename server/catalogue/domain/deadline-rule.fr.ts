import { formatDayWithYear } from "@/server/platform/dates";
import type { BookingRules, DeadlineRule, PlainRule, SingleRule } from "./deadline-rule";
import { weekdayName } from "./weekday.fr";

const NBSP = "\u00a0";

/** "jusqu’à 11 h le jour d’école précédent": a last moment, in plain French for a public page (C4). */
export function describeRule(rule: DeadlineRule): string {
  return ruleText(rule, "jusqu’à");
}

/** "à partir de 8 h 30, 6 semaines avant": a first moment. */
export function describeOpening(rule: DeadlineRule): string {
  return ruleText(rule, "à partir de");
}

/** Whole rules of an activity, one sentence each, ready for a list. */
export function describeBookingRules(rules: BookingRules): string[] {
  const sentences: string[] = [];
  if (rules.opens) sentences.push(`Ouverture des réservations${NBSP}: ${describeOpening(rules.opens)}.`);
  sentences.push(`Réservation${NBSP}: ${describeRule(rules.booking)}.`);
  if (rules.lateBooking) {
    sentences.push(
      `Réservation tardive${NBSP}: ${describeRule(rules.lateBooking.until)}, au prix indiqué dans les tarifs.`,
    );
  }
  sentences.push(`Annulation sans frais${NBSP}: ${describeRule(rules.cancelling)}.`);
  sentences.push(
    rules.lateCancelling
      ? `Annulation tardive${NBSP}: ${describeRule(rules.lateCancelling.until)}, mais la place reste facturée.`
      : "Ensuite, l’annulation en ligne n’est plus possible.",
  );
  return sentences;
}

function ruleText(rule: DeadlineRule, opening: string): string {
  if (rule.kind !== "combined") return singleText(rule, opening);
  const parts = rule.rules.map((part) => singleText(part, opening)).join(", ou ");
  return `${parts} (${rule.keep === "earliest" ? "le plus tôt" : "le plus tard"} compte)`;
}

function singleText(rule: SingleRule, opening: string): string {
  if (rule.kind !== "by_weekday") return plainText(rule, opening);
  const exceptions = rule.exceptions.map(
    (exception) => `pour le ${weekdayName(exception.weekday)}, ${plainText(exception.rule, opening)}`,
  );
  return [...exceptions, `pour les autres jours, ${plainText(rule.otherwise, opening)}`].join(`${NBSP}; `);
}

function plainText(rule: PlainRule, opening: string): string {
  return `${opening} ${hourText(rule.at)}${dayText(rule)}`;
}

/** "9 h", "9 h 05", "23 h 59". */
function hourText(at: string): string {
  const minutes = at.slice(3);
  return `${Number(at.slice(0, 2))}${NBSP}h${minutes === "00" ? "" : NBSP + minutes}`;
}

function dayText(rule: PlainRule): string {
  switch (rule.kind) {
    case "days_before":
      return daysBeforeText(rule);
    case "weekday_of_week_before": {
      const name = weekdayName(rule.weekday);
      return rule.weeks === 1 ? ` le ${name} de la semaine précédente` : ` le ${name}, ${weeksText(rule.weeks)} avant`;
    }
    case "weeks_before_holiday":
      return `, ${weeksText(rule.weeks)} avant le début des vacances`;
    case "on_day":
      return ` le ${formatDayWithYear(rule.day)}`;
  }
}

const DAY_WORDS = {
  calendar: { previous: " la veille", days: "jours" },
  working: { previous: " le jour ouvré précédent", days: "jours ouvrés" },
  school: { previous: " le jour d’école précédent", days: "jours d’école" },
} as const;

function daysBeforeText({ count, unit }: Extract<PlainRule, { kind: "days_before" }>): string {
  if (count === 0) return " le jour même";
  if (count === 1) return DAY_WORDS[unit].previous;
  if (unit === "calendar" && count >= 14 && count % 7 === 0) return `, ${weeksText(count / 7)} avant`;
  return `, ${count}${NBSP}${DAY_WORDS[unit].days} avant`;
}

function weeksText(weeks: number): string {
  return `${weeks}${NBSP}${weeks === 1 ? "semaine" : "semaines"}`;
}
