import { weekParity } from "@/server/families/domain";
import type { LocalDate } from "@/server/platform/dates";
import { EVERYTHING, isWhole, type Share } from "./share";

/** A household that pays a part of a day. */
export interface Payer extends Share {
  readonly familyId: string;
}

/** An agreed share of what a child uses, in ten-thousandths, over a period (X2). */
export interface AgreedShare {
  readonly familyId: string;
  readonly share: number;
  readonly firstDay: LocalDate;
  /** Null: until something else is agreed. */
  readonly lastDay: LocalDate | null;
}

/** The weeks of a household, by the number of the ISO week (D3). */
export interface CustodyWeeks {
  readonly familyId: string;
  readonly weeks: "even" | "odd";
  /** The day on which the child left this household; null when it lives there. */
  readonly leftOn: LocalDate | null;
}

/** The day on which a child left a household: from then on, it owes nothing of what the child uses. */
export interface Departure {
  readonly familyId: string;
  readonly leftOn: LocalDate;
}

/** Who pays for one child. */
export interface PayingRules {
  readonly agreed: readonly AgreedShare[];
  readonly custody: readonly CustodyWeeks[];
  /** The households that the child has left, whatever its weeks were there. */
  readonly left: readonly Departure[];
}

export interface PaidDay {
  readonly day: LocalDate;
  /** Whoever booked, or the dossier of a child who came without a booking. */
  readonly familyId: string | null;
  /** The households that an issued invoice asked for this day, with the share that they were asked. */
  readonly billedTo: readonly { readonly familyId: string; readonly share: number }[];
}

/**
 * Who pays a day, and which part (docs/adr/0015): what is agreed for the child; else the households that were billed for it
 * already, since custody has no dates and a change of it is not for the past; else the household whose week it is; else
 * the one that booked. What was billed counts only as all of the day, among households that the child had not left by then: of
 * an agreement that ended before every share was issued, the missing part would be nobody’s. In the order of their ids, so
 * that the same cent always goes to the same household.
 */
export function payersOf(rules: PayingRules, day: PaidDay): Payer[] {
  const agreed = agreedOn(rules.agreed, day.day);
  if (agreed.length > 0) return inOrder(agreed);
  const gone = new Set(rules.left.flatMap(({ familyId, leftOn }) => (leftOn <= day.day ? [familyId] : [])));
  const billedTo = day.billedTo.filter(({ familyId }) => !gone.has(familyId));
  if (isWhole(billedTo)) return inOrder(billedTo);
  const familyId = householdOfWeek(rules.custody, day) ?? day.familyId;
  return familyId === null ? [] : [{ familyId, ...EVERYTHING }];
}

/** The shares agreed for a day; of two agreements of one household, the one that started last. */
export function agreedOn(agreed: readonly AgreedShare[], day: LocalDate): AgreedShare[] {
  const inForce = new Map<string, AgreedShare>();
  for (const row of agreed) {
    if (row.firstDay > day || (row.lastDay !== null && row.lastDay < day)) continue;
    const known = inForce.get(row.familyId);
    if (!known || known.firstDay < row.firstDay) inForce.set(row.familyId, row);
  }
  return [...inForce.values()].filter(({ share }) => share > 0);
}

function inOrder(parts: readonly { readonly familyId: string; readonly share: number }[]): Payer[] {
  let before = 0;
  return parts
    .toSorted((a, b) => (a.familyId < b.familyId ? -1 : 1))
    .map(({ familyId, share }) => {
      const payer = { familyId, share, before };
      before += share;
      return payer;
    });
}

function householdOfWeek(custody: readonly CustodyWeeks[], { day, familyId }: PaidDay): string | undefined {
  if (custody.length === 0) return undefined;
  const parity = weekParity(day);
  const theirs = custody.filter(({ weeks, leftOn }) => weeks === parity && (leftOn === null || leftOn > day));
  const booked = theirs.find((household) => household.familyId === familyId);
  return booked?.familyId ?? theirs.map((household) => household.familyId).toSorted()[0];
}
