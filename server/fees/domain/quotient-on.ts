import type { LocalDate } from "@/server/platform/dates";
import type { FeeSituation, QuotientOrigin } from "./fee-line";
import type { QuotientReference } from "./fee-schedule";
import { type QuotientRecord, quotientInForce } from "./reference-quotient";

/** A quotient of a family, who gave it, and the day after which it holds no more (null: until another one). */
export interface FamilyQuotient extends QuotientRecord {
  readonly source: QuotientOrigin["source"];
  readonly validTo: LocalDate | null;
}

/** The part of a situation that the quotient of a family decides. */
export type KnownQuotient = Pick<FeeSituation, "quotientFamilial" | "quotientOrigin">;

/**
 * The quotient of a family that counts on a day, in euros, with its month and source; null when none does. `quotients` are oldest first. The last one
 * on file may have an end; one that a later one replaces is held until that one applies.
 */
export function quotientOn(
  reference: QuotientReference,
  quotients: readonly FamilyQuotient[],
  day: LocalDate,
): KnownQuotient {
  const record = quotientInForce(reference, quotients, day)?.record;
  if (!record) return { quotientFamilial: null };
  const last = quotients.at(-1);
  const expired = last === record && last.validTo !== null && last.validTo < day;
  if (expired) return { quotientFamilial: null };
  const { quotientFamilial, asOf: month, source } = record;
  return { quotientFamilial, quotientOrigin: { month, source } };
}
