import { addDays, type LocalDate } from "@/server/platform/dates";
import { type AgreedShare, agreedOn, type PayingRules } from "./payers";

/** A household's part of what a child uses, in ten-thousandths. */
export interface HouseholdShare {
  readonly familyId: string;
  readonly share: number;
}

/** What was agreed for a child, as long as it does not change (X2). Households that pay nothing are not in it. */
export interface Agreement {
  readonly firstDay: LocalDate;
  /** Null: until something else is agreed. */
  readonly lastDay: LocalDate | null;
  readonly shares: readonly HouseholdShare[];
}

/** The periods of what was agreed for one child, oldest first: on each of their days, the shares by which invoices go. */
export function agreementsOf(agreed: readonly AgreedShare[]): Agreement[] {
  const ends = agreed.flatMap(({ lastDay }) => (lastDay === null ? [] : [addDays(lastDay, 1)]));
  const cuts = [...new Set([...agreed.map(({ firstDay }) => firstDay), ...ends])].toSorted();
  return cuts.flatMap((firstDay, index): Agreement[] => {
    const shares = agreedOn(agreed, firstDay)
      .map(({ familyId, share }) => ({ familyId, share }))
      .toSorted((a, b) => (a.familyId < b.familyId ? -1 : 1));
    const next = cuts[index + 1];
    return shares.length === 0 ? [] : [{ firstDay, lastDay: next === undefined ? null : addDays(next, -1), shares }];
  });
}

export function agreementOn(agreements: readonly Agreement[], day: LocalDate): Agreement | undefined {
  return agreements.find(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay));
}

/** The days that a clerk may write, both included: from two years ago to a year ahead. A mistyped year is not among them. */
export function likelyDays(today: LocalDate): { readonly earliest: LocalDate; readonly latest: LocalDate } {
  return { earliest: addDays(today, -730), latest: addDays(today, 365) };
}

export function isLikelyDay(day: LocalDate, today: LocalDate): boolean {
  const { earliest, latest } = likelyDays(today);
  return earliest <= day && day <= latest;
}

/** Who pays for a child on a day, as a page says it: the same order of rules as `payersOf` for a day not billed yet. */
export type WhoPays =
  | { readonly kind: "agreed"; readonly agreement: Agreement }
  | {
      readonly kind: "weeks";
      readonly households: readonly { readonly familyId: string; readonly weeks: "even" | "odd" }[];
    }
  | { readonly kind: "booker" };

export function whoPays({ agreed, custody }: PayingRules, day: LocalDate): WhoPays {
  const agreement = agreementOn(agreementsOf(agreed), day);
  if (agreement) return { kind: "agreed", agreement };
  const households = custody
    .filter(({ leftOn }) => leftOn === null || leftOn > day)
    .map(({ familyId, weeks }) => ({ familyId, weeks }))
    .toSorted((a, b) => (a.weeks < b.weeks ? -1 : 1));
  return households.length > 0 ? { kind: "weeks", households } : { kind: "booker" };
}

/** A share that was agreed for one household, as long as it is the same. */
interface OwnShare {
  readonly kind: "share";
  /** In ten-thousandths; 0 when all of it is for others. */
  readonly share: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate | null;
}

/** What one household pays, and nothing of the others. */
export type OwnPart = OwnShare | { readonly kind: "weeks"; readonly weeks: "even" | "odd" };

/**
 * A household's own part on a day; undefined where no rule gives it one. A share goes from the day on which it became what it
 * is: what others agreed among themselves does not show in it.
 */
export function ownPart(rules: PayingRules, familyId: string, day: LocalDate): OwnPart | undefined {
  const paying = whoPays(rules, day);
  if (paying.kind === "agreed")
    return ownShares(rules, familyId).find(
      ({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay),
    );
  if (paying.kind === "booker") return undefined;
  const own = paying.households.find((household) => household.familyId === familyId);
  return own && { kind: "weeks", weeks: own.weeks };
}

/** The next share that is agreed for a household and begins after this day; undefined when nothing is to change by agreement. */
export function comingPart(rules: PayingRules, familyId: string, day: LocalDate): OwnPart | undefined {
  return ownShares(rules, familyId).find(({ firstDay }) => firstDay > day);
}

/** Periods that follow each other with the same share of this household are one. */
function ownShares({ agreed }: PayingRules, familyId: string): OwnShare[] {
  const periods: OwnShare[] = [];
  for (const { firstDay, lastDay, shares } of agreementsOf(agreed)) {
    const share = shares.find((household) => household.familyId === familyId)?.share ?? 0;
    const before = periods.at(-1);
    const follows = before?.share === share && before.lastDay !== null && addDays(before.lastDay, 1) === firstDay;
    if (before && follows) periods[periods.length - 1] = { ...before, lastDay };
    else periods.push({ kind: "share", share, firstDay, lastDay });
  }
  return periods;
}
