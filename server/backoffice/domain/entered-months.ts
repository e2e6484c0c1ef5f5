import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";

/** A quotient is worked out each month, and an older one says little of what a family earns now. */
const MONTHS_BACK = 12;

/** The months of a quotient that an agent may enter: this one and the twelve before it, by their first day, newest first. */
export function enteredMonths(today: LocalDate): LocalDate[] {
  const first = plainDate(today).with({ day: 1 });
  return Array.from({ length: MONTHS_BACK + 1 }, (_, months) => localDate(first.subtract({ months }).toString()));
}
