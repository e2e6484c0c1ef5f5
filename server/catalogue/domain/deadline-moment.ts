import { Temporal } from "temporal-polyfill";
import { addDays, type LocalDate, plainDate, weekday } from "@/server/platform/dates";
import type { DayUnit, DeadlineRule, PlainRule, SingleRule } from "./deadline-rule";
import type { SchoolCalendar } from "./school-calendar";

/** Which of two readings to take for an hour that the change of hour skips or repeats. */
type InDoubt = "earlier" | "later";

/**
 * The last moment that `rule` gives for `day`: an instant on a whole minute, and that minute is still in time.
 * An hour that happens twice or never is read to the family's advantage, as the later one.
 */
export function lastMoment(
  rule: DeadlineRule,
  day: LocalDate,
  calendar: SchoolCalendar,
  zone: string,
): Temporal.Instant {
  return momentOf(rule, day, calendar, zone, "later");
}

/** The first moment that `rule` gives for `day`; an hour that happens twice or never is read as the earlier one. */
export function firstMoment(
  rule: DeadlineRule,
  day: LocalDate,
  calendar: SchoolCalendar,
  zone: string,
): Temporal.Instant {
  return momentOf(rule, day, calendar, zone, "earlier");
}

function momentOf(
  rule: DeadlineRule,
  day: LocalDate,
  calendar: SchoolCalendar,
  zone: string,
  inDoubt: InDoubt,
): Temporal.Instant {
  if (rule.kind !== "combined") return single(rule, day, calendar, zone, inDoubt);
  const moments = rule.rules.map((part) => single(part, day, calendar, zone, inDoubt));
  const keepsLater = rule.keep === "latest";
  return moments.reduce((kept, moment) => {
    const isLater = Temporal.Instant.compare(moment, kept) > 0;
    return isLater === keepsLater ? moment : kept;
  });
}

function single(
  rule: SingleRule,
  day: LocalDate,
  calendar: SchoolCalendar,
  zone: string,
  inDoubt: InDoubt,
): Temporal.Instant {
  const chosen = rule.kind === "by_weekday" ? ruleOfWeekday(rule, weekday(day)) : rule;
  return plainDate(ruleDay(chosen, day, calendar))
    .toPlainDateTime(Temporal.PlainTime.from(chosen.at))
    .toZonedDateTime(zone, { disambiguation: inDoubt })
    .toInstant();
}

function ruleOfWeekday(rule: Extract<SingleRule, { kind: "by_weekday" }>, number: number): PlainRule {
  return rule.exceptions.find((exception) => exception.weekday === number)?.rule ?? rule.otherwise;
}

function ruleDay(rule: PlainRule, day: LocalDate, calendar: SchoolCalendar): LocalDate {
  switch (rule.kind) {
    case "days_before":
      return countBack(day, rule.count, rule.unit, calendar);
    case "weekday_of_week_before":
      return addDays(day, rule.weekday - weekday(day) - 7 * rule.weeks);
    case "weeks_before_holiday":
      return addDays(calendar.holidayOf(day)?.firstDay ?? day, -7 * rule.weeks);
    case "on_day":
      return rule.day;
  }
}

function countBack(day: LocalDate, count: number, unit: DayUnit, calendar: SchoolCalendar): LocalDate {
  if (unit === "calendar") return addDays(day, -count);
  let counted = day;
  for (let left = count; left > 0; left--) {
    counted = unit === "working" ? calendar.previousWorkingDay(counted) : calendar.previousSchoolDay(counted);
  }
  return counted;
}
