import type { AttendanceFact } from "@/server/booking/domain";
import type { FeeLine } from "@/server/fees/domain";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { BillingFacts } from "./bill-days";
import { type BilledLine, billedDays } from "./billed-days";
import type { Situation } from "./situation";

/** A fee of a fixed price, of which a third party may pay a part. */
export function aFee(familyShare: number, ccas = 0, supplement = 0): FeeLine {
  const total = cents(familyShare + supplement);
  return {
    service: "cantine",
    scheduleVersion: 1,
    day: localDate("2026-12-01"),
    ruleId: "resident",
    quotientFamilialUsed: 500,
    unit: "meal",
    quantity: 1,
    unitCost: cents(familyShare + ccas),
    familyShare: cents(familyShare),
    thirdParties: ccas > 0 ? [{ payer: "ccas", amount: cents(ccas) }] : [],
    supplements: [],
    unitTotal: total,
    total,
    steps: [],
  };
}

export const SITUATION: Situation = {
  residence: "commune",
  profile: "standard",
  regularity: "regular",
  schoolCode: "",
  classKind: undefined,
  childRank: 1,
  childCount: 1,
};

export function aFact(over: Partial<AttendanceFact> = {}): AttendanceFact {
  return {
    childId: "child",
    activityId: "canteen",
    schoolId: "school",
    day: localDate("2026-12-01"),
    familyId: "a",
    booking: "booked",
    late: false,
    announced: cents(175),
    exception: null,
    verified: true,
    ...over,
  };
}

export function aBilledLine(over: Partial<BilledLine> = {}): BilledLine {
  return {
    invoiceId: "before",
    kind: "service",
    state: "present",
    payer: null,
    familyId: "a",
    childId: "child",
    activityId: "canteen",
    days: [localDate("2026-12-01")],
    unit: cents(175),
    share: 10_000,
    situation: SITUATION,
    ...over,
  };
}

const MEAL = aFee(175);
const LATE_MEAL = aFee(175, 0, 250);

/** One family with a meal at 1,75 €, 4,25 € when late; nothing was billed. */
export function someFacts(
  over: Omit<Partial<BillingFacts>, "billed"> & { readonly lines?: readonly BilledLine[] } = {},
): BillingFacts {
  const { lines = [], ...rest } = over;
  return {
    families: new Set(["a"]),
    facts: [aFact()],
    rulesOf: () => ({ agreed: [], custody: [], left: [] }),
    situationOf: () => SITUATION,
    moveOf: () => null,
    priceOf: (_family, _activity, { late }) => ({ line: late ? LATE_MEAL : MEAL, quotientMissing: false }),
    thirdParties: new Set(["ccas"]),
    closingOf: () => null,
    ...rest,
    billed: billedDays(lines),
  };
}
