import type { LocalDate } from "@/server/platform/dates";
import type { QuotientReference } from "./fee-schedule";
import { type QuotientRecord, quotientInForce } from "./reference-quotient";

/** A quotient of a family, and the day after which it holds no more (null: until another one). */
export interface FamilyQuotient extends QuotientRecord {
  readonly validTo: LocalDate | null;
}

/**
 * The quotient of a family that counts on a day, in euros; null when none does. `quotients` are oldest first. The last one
 * on file may have an end; one that a later one replaces is held until that one applies.
 */
export function quotientOn(
  reference: QuotientReference,
  quotients: readonly FamilyQuotient[],
  day: LocalDate,
): number | null {
  const record = quotientInForce(reference, quotients, day)?.record;
  if (!record) return null;
  const last = quotients.at(-1);
  const expired = last === record && last.validTo !== null && last.validTo < day;
  return expired ? null : record.quotientFamilial;
}
