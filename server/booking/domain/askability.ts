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

/** Days that an enrolment leaves free: an enrolment that begins there ends on `lastDay`. */
export interface FreePeriod extends AskedPeriod {
  /** The first day of the enrolment that follows; null when the activity itself ends. */
  readonly next: LocalDate | null;
}

/** Whether an enrolment may be asked for; if so, over which periods, the earliest first; if not, why. */
export type Askability =
  | { readonly tag: "askable"; readonly periods: readonly [FreePeriod, ...FreePeriod[]] }
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
 * Whether a household may ask for a child's enrolment in an activity (B1, D11). What is left comes after today and after the
 * activity has begun, before, between and after the enrolments that are not over.
 */
export function askability(activity: AskedPeriod, child: AskingChild, { today, opening }: AskingFacts): Askability {
  const { firstDay, lastDay } = activity;
  if (lastDay < today) return { tag: "over" };
  if (child.pending) return { tag: "pending" };
  const [first, ...more] = freePeriods({ firstDay: laterOf(firstDay, today), lastDay }, child.enrolments);
  if (!first) return { tag: "enrolled" };
  return opening.tag === "open" ? { tag: "askable", periods: [first, ...more] } : opening;
}

function freePeriods({ firstDay, lastDay }: AskedPeriod, enrolments: readonly AskedPeriod[]): FreePeriod[] {
  const free: FreePeriod[] = [];
  const inside = enrolments.filter((known) => known.firstDay <= lastDay && firstDay <= known.lastDay);
  let from = firstDay;
  for (const known of inside.toSorted((a, b) => a.firstDay.localeCompare(b.firstDay))) {
    if (from < known.firstDay) {
      free.push({ firstDay: from, lastDay: addDays(known.firstDay, -1), next: known.firstDay });
    }
    from = laterOf(from, addDays(known.lastDay, 1));
  }
  return from > lastDay ? free : [...free, { firstDay: from, lastDay, next: null }];
}

/** The free period that holds a day. */
export function periodWith(periods: readonly FreePeriod[], day: LocalDate): FreePeriod | undefined {
  return periods.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
}

export const freeOf = (answer: Askability): readonly FreePeriod[] => (answer.tag === "askable" ? answer.periods : []);

/** The earliest day that is free for each of several children; where there is none, the latest that begins a period. */
export function commonFirstDay(children: ReadonlyArray<readonly FreePeriod[]>): LocalDate | null {
  const begins = children
    .flat()
    .map(({ firstDay }) => firstDay)
    .sort();
  return begins.find((day) => children.every((free) => periodWith(free, day))) ?? begins.at(-1) ?? null;
}
