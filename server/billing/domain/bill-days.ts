import type { AttendanceFact } from "@/server/booking/domain";
import type { Move } from "@/server/families/domain";
import type { FeeLine } from "@/server/fees/domain";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents, ZERO_CENTS } from "@/server/platform/money";
import { type BilledDays, type BilledLine, type DayKey, dayKey } from "./billed-days";
import type { Charge, ThirdPartyPart } from "./charge";
import type { Check } from "./check";
import { cameOn, type DayState, isFree, isLate, needsVerifying, stateOf } from "./day-state";
import { differenceOf } from "./difference";
import { movedTo, withoutMove } from "./moved-home";
import { type Payer, type PayingRules, payersOf } from "./payers";
import { isWhole, partOf, WHOLE } from "./share";
import type { Situation } from "./situation";

/** What is asked of the fees for one day. */
export interface PriceQuestion extends Situation {
  readonly day: LocalDate;
  readonly late: boolean;
}

/** A price, or null when the town has none for the day. */
export type PriceOf = (
  familyId: string,
  activityId: string,
  question: PriceQuestion,
) => { readonly line: FeeLine; readonly quotientMissing: boolean } | null;

/** Everything that decides what some households are billed. */
export interface BillingFacts {
  /** The households to bill. */
  readonly families: ReadonlySet<string>;
  /** What is on file for their children, by whichever household it was booked. */
  readonly facts: readonly AttendanceFact[];
  /** What was billed, to them and to the other households of these children. */
  readonly billed: BilledDays;
  rulesOf(childId: string): PayingRules;
  /** As things are now, but where the household lives, which is as on the day. */
  situationOf(familyId: string, childId: string, activityId: string, day: LocalDate): Situation;
  /** The dated move that says where the household lives on a day; null where none does. */
  moveOf(familyId: string, day: LocalDate): Move | null;
  readonly priceOf: PriceOf;
  /** Why the town closed a day on which a child had a booking, by its label; null where it did not. */
  closingOf(key: DayKey): string | null;
  /** Codes of the third parties that the town can bill. */
  readonly thirdParties: ReadonlySet<string>;
}

/** What one household and its third parties are billed, and what must be looked at. */
export interface HouseholdBill {
  readonly charges: Charge[];
  readonly checks: Set<Check>;
}

interface Day {
  readonly key: DayKey;
  readonly childId: string;
  readonly activityId: string;
  readonly day: LocalDate;
  readonly fact: AttendanceFact | undefined;
  readonly state: DayState | null;
  readonly payers: readonly Payer[];
}

/**
 * One rule for new days and for the past (docs/adr/0015): works out what each day is due now, takes off what issued invoices
 * billed for it, and bills the difference.
 */
export function billDays(facts: BillingFacts): Map<string, HouseholdBill> {
  const bills = new Map<string, HouseholdBill>();
  const billOf = (familyId: string) => {
    const bill = bills.get(familyId) ?? { charges: [], checks: new Set<Check>() };
    bills.set(familyId, bill);
    return bill;
  };
  for (const day of daysOf(facts)) {
    const concerned = new Set([...day.payers.map(({ familyId }) => familyId), ...facts.billed.concernedBy(day.key)]);
    for (const familyId of concerned) if (facts.families.has(familyId)) billDay(facts, billOf(familyId), familyId, day);
  }
  return bills;
}

/** Each day that something is known of: used, booked, or billed once. */
function daysOf({ facts, billed, rulesOf }: BillingFacts): Day[] {
  const known = new Map<DayKey, AttendanceFact>();
  for (const fact of facts) {
    const key = dayKey(fact.childId, fact.activityId, fact.day);
    const other = known.get(key);
    // The same child noted as unbooked for one household and booked by the other: the booking tells more.
    if (!other || (other.booking !== "booked" && fact.booking === "booked")) known.set(key, fact);
  }
  const days = [...known].map(([key, fact]) => ({ key, fact, ...fact }));
  const gone = billed.days.filter(({ key }) => !known.has(key)).map((day) => ({ ...day, fact: undefined }));
  return [...days, ...gone].map(({ key, childId, activityId, day, fact }) => {
    const question = { day, familyId: fact?.familyId ?? null, billedTo: billed.householdsOf(key) };
    const payers = payersOf(rulesOf(childId), question);
    return { key, childId, activityId, day, fact, state: fact ? stateOf(fact) : null, payers };
  });
}

function billDay(facts: BillingFacts, bill: HouseholdBill, familyId: string, day: Day): void {
  const { childId, activityId, key } = day;
  const payer = day.payers.find((part) => part.familyId === familyId);
  const before = facts.billed.find(key, familyId, null);
  const move = facts.moveOf(familyId, day.day);
  const kept = before?.last.situation;
  const priced = kept ? withoutMove(kept, move?.residence) : facts.situationOf(familyId, childId, activityId, day.day);
  const owing = payer !== undefined && !isFree(day.state);
  const late = isLate(day.state ?? "present", day.fact?.late ?? false);
  const priceIn = (asked: Situation) => facts.priceOf(familyId, activityId, { ...asked, day: day.day, late });
  const price = owing ? priceIn(priced) : undefined;
  if (price === null) {
    // Billed before, the day stays as it was; new, it waits for a price.
    if (!before) bill.checks.add("no_price");
    return;
  }
  const fee = price?.line ?? null;
  const situation = fee && move ? movedTo(priced, move, fee, priceIn) : priced;
  const parts = payer && fee ? thirdPartiesOf(fee, payer) : [];
  const closing = day.state === null ? facts.closingOf(key) : null;
  const common = { familyId, childId, activityId, day: day.day, state: day.state, closing, fee, situation };
  const share = payer?.share ?? 0;
  const made = [
    ...chargeOf(
      facts.billed,
      key,
      { ...common, payer: null, share, thirdParties: parts },
      { due: payer && fee ? partOf(fee.total, payer) : ZERO_CENTS, shown: payer !== undefined && day.state !== null },
    ),
    ...thirdPartyCharges(facts, bill, day, { ...common, share, thirdParties: [] }, parts),
  ];
  bill.charges.push(...made);
  // Also where nothing is billed now: a part of the day is nobody’s.
  if ((made.length > 0 || !isFree(day.state)) && day.payers.length > 0 && !isWhole(day.payers))
    bill.checks.add("shares_not_whole");
  if (made.length > 0) look(bill.checks, familyId, day, price?.quotientMissing ?? false, fee, made);
}

/** What third parties pay of one unit, for a household's part of the day. */
function thirdPartiesOf(fee: FeeLine, payer: Payer): ThirdPartyPart[] {
  return fee.thirdParties.map(({ payer: code, amount }) => ({ payer: code, amount: partOf(amount, payer) }));
}

type Uncounted = Omit<Charge, "kind" | "amount" | "due" | "billed" | "credited" | "corrects">;

/** `shown`: a new day is written down even when it costs nothing. */
function chargeOf(
  billed: BilledDays,
  key: DayKey,
  charge: Uncounted,
  { due, shown }: { readonly due: Cents; readonly shown: boolean },
): Charge[] {
  const before = billed.find(key, charge.familyId, charge.payer);
  if (!before) {
    const isNew = shown || due !== 0;
    const nothing = { billed: ZERO_CENTS, credited: ZERO_CENTS, corrects: null };
    return isNew ? [{ ...charge, kind: "service", amount: due, due, ...nothing }] : [];
  }
  const amount = differenceOf({ due, ...before });
  if (amount === 0 && !isToldOtherwise(charge, due, before.last)) return [];
  const asked = { due, billed: before.billed, credited: cents(amount - (due - before.billed)) };
  return [{ ...charge, kind: "regularisation", amount, ...asked, corrects: before.last.invoiceId }];
}

/**
 * Whether the child came, or not, although the invoice said otherwise: for the same price the household has a line of 0 € all
 * the same, since what it paid is care of a child, or is not (docs/adr/0018).
 */
function isToldOtherwise({ payer, state }: Uncounted, due: Cents, last: BilledLine): boolean {
  return payer === null && due > 0 && cameOn(state) !== cameOn(last.state);
}

function thirdPartyCharges(
  { billed, thirdParties }: BillingFacts,
  bill: HouseholdBill,
  { key }: Day,
  charge: Omit<Uncounted, "payer">,
  parts: readonly ThirdPartyPart[],
): Charge[] {
  const codes = new Set([...parts.map(({ payer }) => payer), ...billed.thirdPartiesOf(key, charge.familyId)]);
  return [...codes].flatMap((payer) => {
    const due = cents(parts.reduce((sum, part) => (part.payer === payer ? sum + part.amount : sum), 0));
    if (due !== 0 && !thirdParties.has(payer)) {
      bill.checks.add("third_party_unknown");
      return [];
    }
    return chargeOf(billed, key, { ...charge, payer }, { due, shown: false });
  });
}

/** What a clerk should see of a day that is billed. */
function look(
  checks: Set<Check>,
  familyId: string,
  { fact, state }: Day,
  quotientMissing: boolean,
  fee: FeeLine | null,
  made: readonly Charge[],
): void {
  if (quotientMissing) checks.add("missing_quotient");
  if (state === "unbooked") checks.add("unbooked_presence");
  if (fact && state && needsVerifying(fact, state)) checks.add("unverified_days");
  const own = made.find(({ payer, kind }) => payer === null && kind === "service");
  const announced = own && fact?.familyId === familyId && own.share === WHOLE ? fact.announced : null;
  if (fee && announced !== null && announced !== fee.total) checks.add("price_differs_from_announced");
}
