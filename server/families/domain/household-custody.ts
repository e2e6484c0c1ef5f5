import type { Custody } from "./custody";

/** How long a child lives in a household, as a form sends it: always, or the even or odd weeks (D3). */
export const CUSTODY_CHOICES = ["full", "even", "odd"] as const;
export type CustodyChoice = (typeof CUSTODY_CHOICES)[number];

export function custodyChoiceOf(custody: Custody): CustodyChoice {
  return custody.kind === "full" ? "full" : custody.weeks;
}

/** What becomes of the other households of a child when this one is chosen for it. */
export type OtherCustody =
  /** It lives nowhere else. */
  | { readonly kind: "none" }
  /** The other household has the other weeks. */
  | { readonly kind: "weeks"; readonly weeks: "even" | "odd" }
  | { readonly kind: "refused"; readonly why: "livesElsewhere" | "twoAlready" };

/**
 * A child of one household is always there; a child of two lives the even weeks in one and the odd ones in the other, so
 * that each day has one household that books and pays (D2, D3). There is no third household.
 */
export function otherCustody(chosen: CustodyChoice, otherHouseholds: number): OtherCustody {
  if (otherHouseholds > 1) return { kind: "refused", why: "twoAlready" };
  if (chosen === "full") return otherHouseholds === 0 ? { kind: "none" } : { kind: "refused", why: "livesElsewhere" };
  return otherHouseholds === 0 ? { kind: "none" } : { kind: "weeks", weeks: chosen === "even" ? "odd" : "even" };
}
