import type { FeeLine } from "@/server/fees/domain";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { Charge, ThirdPartyPart } from "./charge";
import { DAY_STATES, type DayState } from "./day-state";
import { lineLabel } from "./line.fr";
import type { Situation } from "./situation";

/** Why a line costs what it costs, kept with it (F4). Amounts are for one day, in cents. */
export interface LineFee {
  readonly line: FeeLine | null;
  readonly situation: Situation | null;
  /** What the day costs this debtor, and what had been billed for it. */
  readonly due: Cents;
  readonly billed: Cents;
  /** What credit notes had given back of that, where it counts (`Charge`). Lines that were kept before it have none. */
  readonly credited?: Cents;
  /** Why the town closed the day, where it did: it is not the family that took its booking back. */
  readonly closing?: string;
}

/** What is billed: days of one child at one price (docs/adr/0015). */
export interface DraftLine {
  readonly kind: Charge["kind"];
  readonly state: DayState | null;
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  /** Oldest first. */
  readonly days: readonly LocalDate[];
  readonly label: string;
  readonly unit: Cents;
  readonly amount: Cents;
  readonly share: number;
  readonly budgetAccount: string;
  readonly thirdParties: readonly ThirdPartyPart[];
  readonly fee: LineFee;
  readonly corrects: string | null;
}

export interface BilledActivity {
  readonly id: string;
  readonly name: string;
  /** "Repas" */
  readonly unitLabel: string;
  readonly budgetAccount: string;
}

/** Gathers the days that differ by their date only, in the order in which an invoice shows them. */
export function gatherLines(
  charges: readonly Charge[],
  activities: ReadonlyMap<string, BilledActivity>,
  childOrder: (childId: string) => number,
): DraftLine[] {
  const numberOf = numbering();
  const groups = new Map<string, Charge[]>();
  for (const charge of charges) {
    const { familyId, childId, activityId, kind, state, amount, due, billed, credited, share, corrects, closing } =
      charge;
    const parts = charge.thirdParties.map((part) => `${part.payer}:${part.amount}`);
    const what = [familyId, childId, activityId, kind, state, amount, due, billed, credited, share, corrects, closing];
    const key = [...what, numberOf(charge.fee), situationKey(charge.situation), ...parts].join("|");
    const group = groups.get(key);
    if (group) group.push(charge);
    else groups.set(key, [charge]);
  }
  return [...groups.values()].map((group) => toLine(group, activities)).toSorted(inOrder(childOrder));
}

/**
 * Tells fees apart by all that they say but their day: a meal that was booked late costs and reads the same where the town
 * asks nothing more for it. The same object is compared once (`PriceRegister` gives few).
 */
function numbering(): (fee: FeeLine | null) => number {
  const known = new Map<FeeLine | null, number>();
  const numbers = new Map<string, number>();
  return (fee) => {
    const found = known.get(fee);
    if (found !== undefined) return found;
    const said = JSON.stringify(fee && { ...fee, day: null });
    const number = numbers.get(said) ?? numbers.size;
    numbers.set(said, number);
    known.set(fee, number);
    return number;
  };
}

function situationKey(situation: Situation): string {
  const { residence, movedOn, profile, schoolCode, classKind, childRank, childCount } = situation;
  return [residence, movedOn, profile, schoolCode, classKind, childRank, childCount].join();
}

function toLine(group: readonly Charge[], activities: ReadonlyMap<string, BilledActivity>): DraftLine {
  const [first] = group;
  const activity = first && activities.get(first.activityId);
  if (!first || !activity) throw new Error("A line needs a charge of an activity of the régie");
  const days = group.map(({ day }) => day).toSorted();
  return {
    kind: first.kind,
    state: first.state,
    familyId: first.familyId,
    childId: first.childId,
    activityId: first.activityId,
    days,
    label: lineLabel({ ...first, unit: activity.unitLabel }),
    unit: first.amount,
    amount: cents(first.amount * group.length),
    share: first.share,
    budgetAccount: activity.budgetAccount,
    thirdParties: first.thirdParties,
    fee: feeOf(first),
    corrects: first.corrects,
  };
}

function feeOf({ fee: line, situation, due, billed, credited, closing }: Charge): LineFee {
  const givenBack = credited === 0 ? {} : { credited };
  return { line, situation, due, billed, ...givenBack, ...(closing === null ? {} : { closing }) };
}

/** New days before corrections of the past; child by child, then by state, then by date. */
function inOrder(childOrder: (childId: string) => number): (a: DraftLine, b: DraftLine) => number {
  const rank = ({ kind, childId, activityId, state, days, unit }: DraftLine): readonly (string | number)[] => [
    kind === "service" ? 0 : 1,
    childOrder(childId),
    childId,
    activityId,
    state === null ? DAY_STATES.length : DAY_STATES.indexOf(state),
    days[0] ?? "",
    unit,
  ];
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    for (const [index, value] of left.entries()) {
      const other = right[index] ?? 0;
      if (value !== other) return value < other ? -1 : 1;
    }
    return 0;
  };
}
