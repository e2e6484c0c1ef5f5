import { addDays, type LocalDate } from "@/server/platform/dates";

export interface AskedPeriod {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** A child, as far as one activity is concerned. */
export interface AskingChild {
  /** All those of the child in the activity, whichever household asked for them. */
  readonly enrolments: readonly AskedPeriod[];
  /** A request of this household about the child and the activity waits for an answer. */
  readonly pending: boolean;
}

/** Whether the town takes requests for this child and activity now; `why` ends a sentence, for the child's parents. */
export type EnrolmentOpening = { readonly tag: "open" } | { readonly tag: "shut"; readonly why: string };

export interface AskingFacts {
  /** The present day of the town. */
  readonly today: LocalDate;
  readonly opening: EnrolmentOpening;
}

/** Whether an enrolment may be asked for; if so, the first day that may be asked, and the last; if not, why. */
export type Askability =
  | { readonly tag: "askable"; readonly from: LocalDate; readonly to: LocalDate }
  /** Its days are gone. */
  | { readonly tag: "over" }
  | { readonly tag: "pending" }
  /** Until the last day of the activity: nothing is left to ask for. */
  | { readonly tag: "enrolled" }
  | Exclude<EnrolmentOpening, { tag: "open" }>;

/** The later of two days. */
export function laterOf(one: LocalDate, other: LocalDate): LocalDate {
  if (one > other) return one;
  return other;
}

/**
 * Whether a household may ask for a child's enrolment in an activity (B1, D11). What is left comes after today, after the
 * activity has begun, and after every enrolment that is not over.
 */
export function askability(activity: AskedPeriod, child: AskingChild, { today, opening }: AskingFacts): Askability {
  const { firstDay, lastDay } = activity;
  if (lastDay < today) return { tag: "over" };
  if (child.pending) return { tag: "pending" };
  const begin = laterOf(firstDay, today);
  const ends = child.enrolments.filter((enrolment) => enrolment.lastDay >= begin).map((enrolment) => enrolment.lastDay);
  const last = ends.sort().at(-1);
  const from = last ? addDays(last, 1) : begin;
  if (from > lastDay) return { tag: "enrolled" };
  return opening.tag === "open" ? { tag: "askable", from, to: lastDay } : opening;
}
