import type { LocalDate } from "@/server/platform/dates";
import type { Facet, FacetAxis } from "./facets";

/** Where in the grid: the options of each facet that are concerned. Empty: everywhere. */
export type Place = readonly FacetAxis[];

/** Quotients in euros, both included; `to` null has no end. */
export interface QuotientStretch {
  readonly from: number;
  readonly to: number | null;
}

/** Why a schedule is refused (F1). Each says where. */
export type FeeScheduleProblem =
  | ({ readonly tag: "QuotientGap"; readonly ruleId: string; readonly place: Place } & QuotientStretch)
  | ({ readonly tag: "QuotientOverlap"; readonly ruleId: string; readonly place: Place } & QuotientStretch)
  | { readonly tag: "NoRule"; readonly place: Place }
  | { readonly tag: "RuleNeverApplies"; readonly ruleId: string }
  | { readonly tag: "EmptyBand"; readonly ruleId: string; readonly from: number }
  | { readonly tag: "BoundTooFine"; readonly ruleId: string; readonly from: number }
  | { readonly tag: "SharesExceedCost"; readonly ruleId: string; readonly from: number }
  | { readonly tag: "FloorAboveCeiling"; readonly ruleId: string }
  | { readonly tag: "NoHighestPrice"; readonly ruleId: string }
  | { readonly tag: "InvalidDecimal"; readonly owner: string; readonly text: string }
  | { readonly tag: "UnknownProfile"; readonly owner: string; readonly code: string }
  | { readonly tag: "UnknownPayer"; readonly owner: string; readonly code: string }
  | { readonly tag: "DuplicateCode"; readonly kind: "rule" | "profile" | "payer" | "supplement"; readonly code: string }
  | { readonly tag: "EmptyRange"; readonly owner: string; readonly facet: Facet }
  | { readonly tag: "InvalidReference" }
  | { readonly tag: "EndsBeforeStart"; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly tag: "TooManyCombinations"; readonly count: number; readonly limit: number };

/** Why a fee cannot be told. */
export type FeeError =
  | { readonly tag: "NoScheduleInForce"; readonly day: LocalDate }
  | { readonly tag: "UnknownProfile"; readonly profile: string }
  | { readonly tag: "IncompleteSituation"; readonly missing: Facet }
  | { readonly tag: "InvalidQuotient" }
  | { readonly tag: "InvalidQuantity" };
