import { type Cents, cents } from "@/server/platform/money";

/** What a clerk looks at before an invoice is issued. */
export const CHECKS = [
  "no_price",
  "missing_quotient",
  "unverified_days",
  "unbooked_presence",
  "price_differs_from_announced",
  "unusual_amount",
  "shares_not_whole",
  "third_party_unknown",
  "no_address",
] as const;
export type Check = (typeof CHECKS)[number];

export function isCheck(value: string): value is Check {
  return CHECKS.some((check) => check === value);
}

/** An increase below twenty euros surprises nobody. */
const NOTICEABLE = cents(2_000);

/**
 * Whether an amount must be looked at: asked or given back, it reaches the régie's own limit; or it is more than twice what is
 * usual for this debtor (the median of their last invoices; null without one) and noticeably more.
 */
export function isUnusual(total: Cents, usual: Cents | null, limit: Cents): boolean {
  if (Math.abs(total) >= limit) return true;
  return usual !== null && total > 2 * usual && total - usual >= NOTICEABLE;
}
