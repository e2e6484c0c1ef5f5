import { type Cents, sumCents } from "@/server/platform/money";
import type { HouseholdBill } from "./bill-days";
import type { Charge } from "./charge";
import { CHECKS, type Check, isUnusual } from "./check";
import { type BilledActivity, type DraftLine, gatherLines } from "./draft-line";

/** A draft of an invoice: lines, and what a clerk should look at. */
export interface Draft {
  readonly total: Cents;
  readonly checks: readonly Check[];
  readonly lines: readonly DraftLine[];
}

export interface DraftSetting {
  readonly activities: ReadonlyMap<string, BilledActivity>;
  childOrder(childId: string): number;
  readonly addressed: boolean;
  /** The median of what this debtor was asked lately; null without an invoice. */
  readonly usual: Cents | null;
  /** The amount from which the régie looks at every invoice. */
  readonly unusualFrom: Cents;
}

/**
 * What a household is asked. Undefined when there is nothing to say: no line, or nothing but excused absences, which a later
 * invoice shows. A draft without a line says what keeps it from being billed.
 */
export function householdDraft({ charges, checks }: HouseholdBill, setting: DraftSetting): Draft | undefined {
  const own = charges.filter(({ payer }) => payer === null);
  const worth = own.some(({ amount, state }) => amount !== 0 || state !== "absent_excused");
  const blocked = checks.has("no_price") || checks.has("third_party_unknown");
  if (!worth && !blocked) return undefined;
  const lines = worth ? gatherLines(own, setting.activities, setting.childOrder) : [];
  const total = sumCents(lines.map(({ amount }) => amount));
  const found = new Set(checks);
  if (lines.length > 0 && !setting.addressed) found.add("no_address");
  if (isUnusual(total, setting.usual, setting.unusualFrom)) found.add("unusual_amount");
  return { total, checks: CHECKS.filter((check) => found.has(check)), lines };
}

/** What a third party is asked for one household, by its code. */
export function thirdPartyLines(
  charges: readonly Charge[],
  { activities, childOrder }: Pick<DraftSetting, "activities" | "childOrder">,
): Map<string, DraftLine[]> {
  const codes = new Set(charges.flatMap(({ payer }) => payer ?? []));
  return new Map(
    [...codes].map((code) => [
      code,
      gatherLines(
        charges.filter(({ payer }) => payer === code),
        activities,
        childOrder,
      ),
    ]),
  );
}
