import type { LocalDate } from "@/server/platform/dates";
import type { RoundingName } from "./exact-decimal";

/** Where the child lives: in the town, in a town of the same agreement, or elsewhere. */
export const RESIDENCES = ["commune", "interco", "outside"] as const;
export type Residence = (typeof RESIDENCES)[number];

export const REGULARITIES = ["regular", "occasional"] as const;
export type Regularity = (typeof REGULARITIES)[number];

/** What one price pays for. */
export const UNITS = ["meal", "halfHour", "hour", "halfDay", "day", "period"] as const;
export type FeeUnit = (typeof UNITS)[number];

/** Whole numbers from `from` to `to`, both included; without `to`, all those above. */
export interface CountRange {
  readonly from: number;
  readonly to?: number | null;
}

/**
 * When a rule or a supplement applies. Everything that is said must hold; what is not said does not matter.
 * The quotientFamilial is not here: it belongs to the price, which must answer for every quotient.
 */
export interface Conditions {
  readonly residence?: readonly Residence[];
  /** Codes declared in `profiles`. */
  readonly profile?: readonly string[];
  readonly regularity?: readonly Regularity[];
  readonly schoolCode?: readonly string[];
  /** Such as "ulis". A class of no special kind matches no kind. */
  readonly classKind?: readonly string[];
  /** Rank of the child among the children of the family who attend, the first being 1. */
  readonly childRank?: CountRange;
  /** Number of children in the family (taux d'effort). */
  readonly childCount?: CountRange;
  /** Rank of the attendance in the period counted by the town, the first being 1. */
  readonly attendances?: CountRange;
}

/** A part of the cost that is invoiced to someone else than the family (X6). Percentages are decimals: "12.5". */
export type ThirdPartyShare =
  | { readonly payer: string; readonly amountCents: number }
  | { readonly payer: string; readonly percent: string };

export interface FixedPrice {
  readonly kind: "fixed";
  readonly amountCents: number;
  readonly thirdParties?: readonly ThirdPartyShare[];
}

/** `ratePercent` × quotientFamilial + `plusCents`, rounded by name, then held between floor and ceiling. */
export interface LinearPrice {
  readonly kind: "linear";
  /** A decimal, exact: "0.36" for 0.36 % of the quotient. */
  readonly ratePercent: string;
  readonly plusCents?: number;
  readonly floorCents?: number;
  readonly ceilingCents?: number;
  readonly rounding: RoundingName;
  readonly thirdParties?: readonly ThirdPartyShare[];
}

export type SinglePrice = FixedPrice | LinearPrice;

/** Quotients in euros. `from` is included; `below` is excluded, `upTo` is included; neither: no upper bound. */
export interface QuotientBand {
  readonly from: number;
  readonly below?: number;
  readonly upTo?: number;
  readonly price: SinglePrice;
}

export interface BandedPrice {
  readonly kind: "bands";
  readonly bands: readonly QuotientBand[];
}

export type Price = SinglePrice | BandedPrice;

export interface FeeRule {
  readonly id: string;
  /** What a family reads: "Tarif résident". */
  readonly label: string;
  readonly when: Conditions;
  readonly price: Price;
}

export interface SupplementConditions extends Conditions {
  /** Only for what was booked after the deadline. */
  readonly late?: true;
  /** Only when this was observed that day: "latePickUp". */
  readonly event?: string;
}

/** Added to what the family owes, or taken from it when negative. All those that match are applied, in order. */
export interface Supplement {
  readonly code: string;
  readonly label: string;
  readonly when: SupplementConditions;
  readonly change:
    | { readonly kind: "amount"; readonly amountCents: number; readonly per: "unit" | "day" }
    | { readonly kind: "percent"; readonly percent: string };
}

/**
 * Which quotient counts on a day (F4). `referenceDay`: the town reads the quotient again on that day of each year.
 * `changes`: when a change that a family reports starts to count; never before it is reported.
 */
export interface QuotientReference {
  readonly referenceDay: { readonly month: number; readonly day: number } | null;
  readonly changes: "monthAfter" | "sameDay" | "nextReferenceDay";
}

export interface QuotientPolicy {
  /** "euro": cents of a quotient are dropped, bounds are whole euros. "cent": compared as it is. */
  readonly precision: QuotientPrecision;
  readonly whenUnknown: { readonly apply: "highestPrice" } | { readonly apply: "asQuotient"; readonly value: number };
  readonly reference: QuotientReference;
}
export type QuotientPrecision = "euro" | "cent";

/**
 * The fees of one service, as a town's staff enters them: data, no code (F1).
 * Rules are tried in order and the first that matches sets the price.
 */
export interface FeeSchedule {
  /** Version of this document format. */
  readonly format: 1;
  readonly service: string;
  readonly label: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  /** Last day, included. Without it, until a later version starts. */
  readonly effectiveTo?: LocalDate | null;
  /** The decision that sets these fees, as the town wants it quoted. */
  readonly source?: string;
  readonly unit: FeeUnit;
  readonly quotientFamilial: QuotientPolicy;
  /** Empty: the profile plays no part in this service. */
  readonly profiles: readonly { readonly code: string; readonly label: string }[];
  /** `shareLabel` reads after "Dont": "part du CCAS". */
  readonly payers: readonly { readonly code: string; readonly shareLabel: string }[];
  readonly rules: readonly FeeRule[];
  readonly supplements: readonly Supplement[];
}
