import type { RoundingName } from "@/server/fees/domain/exact-decimal";
import type { LinearPrice } from "@/server/fees/domain/fee-schedule";

/** 0,36 % of the quotient, from 0,60 € to 4,23 €, rounded by that name; the CCAS pays an eighth of it. */
export const linearPrice = (rounding: RoundingName): LinearPrice => ({
  kind: "linear",
  ratePercent: "0.36",
  floorCents: 60,
  ceilingCents: 423,
  rounding,
  thirdParties: [{ payer: "ccas", percent: "12.5" }],
});
