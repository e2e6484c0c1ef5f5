import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Homes, homeOn } from "@/server/families/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { Result } from "@/server/platform/result";
import { listQuotients } from "../data/quotients";
import { listSchedules } from "../data/schedules";
import type { CheckedSchedule } from "../domain/check-schedule";
import { evaluateFee } from "../domain/evaluate-fee";
import type { FeeError } from "../domain/fee-errors";
import type { FeeLine, FeeSituation } from "../domain/fee-line";
import { type KnownQuotient, quotientOn } from "../domain/quotient-on";
import { selectSchedule } from "../domain/select-schedule";

/** What is asked for one child and one day; the family's own part (residence, quotient) is in the book. */
export type PriceQuestion = Omit<FeeSituation, keyof KnownQuotient | "residence" | "quantity">;

/** The prices of one family for one activity, ready to be asked for many days without another read. */
export interface PriceBook {
  /** Fee of one unit and its explanation (F4). An unknown quotient gives what the schedule says, as such. */
  price(question: PriceQuestion): Result<FeeLine, FeeError>;
  /** The quotient that counts on a day, in euros, or null when none does. */
  quotientOn(day: LocalDate): number | null;
}

interface BookSettings {
  readonly activityId: string;
  readonly family: { readonly id: string; readonly homes: Homes };
  /** For a reader who may not know the family's prices: its quotient is not read, and each price is that of no quotient. */
  readonly withoutQuotient?: boolean;
}

/** Reads schedules and quotients (two statements) and gives the family's prices. */
export async function priceBook(tx: Tx, settings: BookSettings): Promise<PriceBook> {
  const schedules = await listSchedules(tx, settings.activityId);
  const quotients = settings.withoutQuotient ? [] : await listQuotients(tx, settings.family.id);
  const known = new Map<string, Result<FeeLine, FeeError>>();

  const quotientFor = (schedule: CheckedSchedule, day: LocalDate) =>
    quotientOn(schedule.quotientFamilial.reference, quotients, day);

  function evaluate(question: PriceQuestion): Result<FeeLine, FeeError> {
    const schedule = selectSchedule(schedules, question.day);
    if (!schedule.ok) return schedule;
    const quotient = quotientFor(schedule.value, question.day);
    const residence = homeOn(settings.family.homes, question.day);
    return evaluateFee(schedule.value, { ...question, ...quotient, residence, quantity: 1 });
  }

  return {
    price(question) {
      const key = JSON.stringify(question);
      const found = known.get(key);
      if (found) return found;
      const line = evaluate(question);
      known.set(key, line);
      return line;
    },
    quotientOn(day) {
      const schedule = selectSchedule(schedules, day);
      return schedule.ok ? quotientFor(schedule.value, day).quotientFamilial : null;
    },
  };
}
