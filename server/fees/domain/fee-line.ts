import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { FeeUnit, Regularity, Residence } from "./fee-schedule";

/** Of what month a quotient is, and who gave it (F4: the quotient and its date). */
export interface QuotientOrigin {
  /** First day of the month for which it was given. */
  readonly month: LocalDate;
  readonly source: "caf" | "msa" | "document" | "agent";
}

/** One child, one service, one day. */
export interface FeeSituation {
  readonly day: LocalDate;
  /** CAF quotient in euros, at most two decimals, as it counts on `day`; null when the town does not know it. */
  readonly quotientFamilial: number | null;
  /** Where a known quotient comes from; left out for one that somebody only supposes, as in the simulator. */
  readonly quotientOrigin?: QuotientOrigin | undefined;
  readonly residence: Residence;
  /** Code of a profile of the schedule: "standard", "ownMeal"… */
  readonly profile: string;
  /** Booked after the deadline. */
  readonly late: boolean;
  /** What was observed that day and may be charged: "latePickUp". An event that no supplement names is free. */
  readonly events?: readonly string[];
  readonly regularity?: Regularity;
  readonly childRank?: number;
  readonly childCount?: number;
  readonly attendances?: number;
  readonly schoolCode?: string;
  /** Absent: a class of no special kind. */
  readonly classKind?: string;
  /** Units, from 1 to 10,000. */
  readonly quantity: number;
}

/**
 * A fee and how it was reached (F4). Plain data: it can be stored with the line it explains. Amounts in cents.
 * `unitCost` = `familyShare` + the third parties' amounts; all three are for one unit.
 * `unitTotal` = `familyShare` + the supplements per unit: what the family owes for one unit.
 * `total` = `unitTotal` × `quantity` + the supplements per day.
 */
export interface FeeLine {
  readonly service: string;
  readonly scheduleVersion: number;
  readonly day: LocalDate;
  readonly ruleId: string;
  /** Euros, as compared with the bands; null when not known and the highest price was applied. */
  readonly quotientFamilialUsed: number | null;
  readonly unit: FeeUnit;
  readonly quantity: number;
  readonly unitCost: Cents;
  readonly familyShare: Cents;
  readonly thirdParties: readonly { readonly payer: string; readonly amount: Cents }[];
  readonly supplements: readonly AppliedSupplement[];
  readonly unitTotal: Cents;
  readonly total: Cents;
  readonly steps: readonly FeeStep[];
}

export interface AppliedSupplement {
  readonly code: string;
  readonly label: string;
  readonly amount: Cents;
  readonly per: "unit" | "day";
}

/** The calculation, step by step, in the order in which it was made. */
export type FeeStep =
  | { readonly kind: "version"; readonly label: string; readonly version: number; readonly effectiveFrom: LocalDate }
  | { readonly kind: "quotientUnknown"; readonly assumed: number | null }
  /** Lines that were stored before it was kept have none. */
  | ({ readonly kind: "quotientOrigin"; readonly quotientFamilial: number } & QuotientOrigin)
  | { readonly kind: "quotientTruncated"; readonly given: number; readonly used: number }
  | { readonly kind: "band"; readonly quotientFamilial: number; readonly from: number; readonly to: number | null }
  | {
      readonly kind: "linear";
      readonly ratePercent: string;
      readonly quotientFamilial: number;
      readonly plus: Cents;
      readonly exactEuros: string;
      readonly rounded: Cents;
      readonly heldAt: "floor" | "ceiling" | null;
      readonly amount: Cents;
    }
  | { readonly kind: "rule"; readonly label: string; readonly amount: Cents }
  | { readonly kind: "thirdParty"; readonly shareLabel: string; readonly amount: Cents }
  | { readonly kind: "familyShare"; readonly amount: Cents }
  | { readonly kind: "supplement"; readonly label: string; readonly amount: Cents; readonly per: "unit" | "day" }
  | {
      readonly kind: "total";
      readonly unit: FeeUnit;
      readonly quantity: number;
      readonly unitTotal: Cents;
      readonly perDay: Cents;
      readonly total: Cents;
    };
