import type { LocalDate } from "@/server/platform/dates";

/** Why an activity does not open on a day (C3): shown to the family, never a greyed box without a word. */
export type ClosedReason =
  | { readonly tag: "weekend" }
  | { readonly tag: "no_school_wednesday" }
  /** `weekday` is 1 (Monday) to 5: the activity has no such day, though it is no week-end. */
  | { readonly tag: "not_open_weekday"; readonly weekday: number }
  | {
      readonly tag: "school_holiday";
      readonly label: string;
      readonly firstDay: LocalDate;
      readonly lastDay: LocalDate;
    }
  /** An activity of the holidays, on a day of school time. */
  | { readonly tag: "school_time" }
  | { readonly tag: "public_holiday"; readonly label: string }
  | { readonly tag: "closure"; readonly label: string; readonly firstDay: LocalDate; readonly lastDay: LocalDate }
  /** The calendar of that school year has not been entered. */
  | { readonly tag: "outside_school_year" };

export type DayState = { readonly open: true } | { readonly open: false; readonly reason: ClosedReason };
