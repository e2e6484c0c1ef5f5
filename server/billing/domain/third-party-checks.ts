import { type Cents, cents } from "@/server/platform/money";
import { CHECKS, type Check, isUnusual } from "./check";

export interface ThirdPartyFacts {
  /** What the draft asks. */
  readonly total: Cents;
  /** The median of what this third party was asked lately; null without an invoice. */
  readonly usual: Cents | null;
  /** An e-mail address, or a whole one on paper. */
  readonly addressed: boolean;
  /** Whether the shares agreed for each family of its lines add up to all of the day. */
  readonly sharesWhole: boolean;
}

/**
 * What a clerk should look at before the invoice of a third party is issued. The régie's limit is one for households: what is
 * asked for a whole town is above it each month.
 */
export function thirdPartyChecks({ total, usual, addressed, sharesWhole }: ThirdPartyFacts): Check[] {
  const found = new Set<Check>();
  if (isUnusual(total, usual, cents(Number.MAX_SAFE_INTEGER))) found.add("unusual_amount");
  if (!sharesWhole) found.add("shares_not_whole");
  if (!addressed) found.add("no_address");
  return CHECKS.filter((check) => found.has(check));
}
