import { addDays, type LocalDate } from "@/server/platform/dates";

/** From a first to a last day, both included. */
export interface Period {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Three years and a day of grace for the 29th of February. */
const LONGEST_DAYS = 3 * 366;

export type PeriodProblem = "PeriodReversed" | "PeriodInFuture" | "PeriodTooLong";

/** Why nothing can be certified over these days, whatever is on file. Only what has been is certified: `today` at most. */
export function periodProblem({ first, last }: Period, today: LocalDate): PeriodProblem | undefined {
  if (last < first) return "PeriodReversed";
  if (last > today) return "PeriodInFuture";
  return addDays(first, LONGEST_DAYS) <= last ? "PeriodTooLong" : undefined;
}
