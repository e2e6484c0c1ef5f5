import * as z from "zod";
import { isLocalDate, type LocalDate } from "@/server/platform/dates";

/** "09:30", an hour on the town's clock. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Écrivez l’heure sur quatre chiffres, par exemple 09:30.");
const weekdayNumber = z.number().int().min(1).max(7);
const civilDay = z.custom<LocalDate>((value) => typeof value === "string" && isLocalDate(value), {
  error: "Cette date n’existe pas.",
});

/** How days are counted back: every day, jours ouvrés, or days with class. */
const DAY_UNITS = ["calendar", "working", "school"] as const;
export type DayUnit = (typeof DAY_UNITS)[number];

/** One moment, told from the day that is booked. */
const plainRule = z.discriminatedUnion("kind", [
  /** `count` days before at `at`; 0 is the day itself. */
  z.object({
    kind: z.literal("days_before"),
    count: z.number().int().min(0).max(366),
    unit: z.enum(DAY_UNITS),
    at: hour,
  }),
  /** A fixed weekday, `weeks` weeks (Monday to Sunday) before the week of the day. */
  z.object({
    kind: z.literal("weekday_of_week_before"),
    weekday: weekdayNumber,
    weeks: z.number().int().min(1).max(52),
    at: hour,
  }),
  /** `weeks` weeks before the first day of the holidays that hold the day; before the day itself out of holidays. */
  z.object({ kind: z.literal("weeks_before_holiday"), weeks: z.number().int().min(1).max(52), at: hour }),
  /** The same moment for every day: the opening of a season. */
  z.object({ kind: z.literal("on_day"), day: civilDay, at: hour }),
]);
export type PlainRule = z.infer<typeof plainRule>;

/** A rule with exceptions for some weekdays of the day that is booked. */
const byWeekdayRule = z.object({
  kind: z.literal("by_weekday"),
  exceptions: z
    .array(z.object({ weekday: weekdayNumber, rule: plainRule }))
    .min(1)
    .refine((list) => new Set(list.map((exception) => exception.weekday)).size === list.length, {
      error: "Un jour de la semaine a deux règles. Gardez-en une seule.",
    }),
  otherwise: plainRule,
});

const singleRule = z.union([plainRule, byWeekdayRule]);
export type SingleRule = z.infer<typeof singleRule>;

/** A moment set by the town as data (C4). Two levels deep at most, so that each rule can be said in one sentence. */
export const deadlineRuleSchema = z.union([
  singleRule,
  z.object({
    kind: z.literal("combined"),
    keep: z.enum(["earliest", "latest"]),
    rules: z.array(singleRule).min(2).max(5),
  }),
]);
export type DeadlineRule = z.infer<typeof deadlineRuleSchema>;

/** When an activity can be booked and cancelled, and what can still be done late (C3, C4). Stored as it is, in JSON. */
export const bookingRulesSchema = z.object({
  /** First moment to book; always open when left out. */
  opens: deadlineRuleSchema.optional(),
  /** Last moment to book at the ordinary price. */
  booking: deadlineRuleSchema,
  /** Booking still allowed after that, as late: the fee schedule says what it costs more. Refused when left out. */
  lateBooking: z.object({ until: deadlineRuleSchema }).optional(),
  /** Last moment to cancel without paying. */
  cancelling: deadlineRuleSchema,
  /** Cancelling still allowed after that, but billed; refused when left out. */
  lateCancelling: z.object({ until: deadlineRuleSchema }).optional(),
});
export type BookingRules = z.infer<typeof bookingRulesSchema>;
