import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { ok, type Result } from "@/server/platform/result";
import type { CheckedSchedule } from "./check-schedule";
import { evaluateFee } from "./evaluate-fee";
import type { FeeError } from "./fee-errors";
import type { FeeLine } from "./fee-line";
import type { Regularity, Residence } from "./fee-schedule";
import { selectSchedule } from "./select-schedule";

/** What a visitor wants to know the price of (F3). Nothing in it names anybody. */
export interface SimulationWish {
  /** Euros, at most two decimals; null when the visitor does not know it. */
  readonly quotient: number | null;
  readonly residence: Residence;
  readonly regularity: Regularity;
  /** From 1 to 6, eldest first: the order is their rank. */
  readonly children: readonly ChildWish[];
}

export interface ChildWish {
  /** Code of a profile of the schedule; "" where the schedule has none. */
  readonly profile: string;
  /** Days of the typical week, Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[];
  /** "" for any other school, or class. */
  readonly schoolCode: string;
  readonly classKind: string;
}

/** Days that the simulation prices. */
export interface SimulationDays {
  /** The day whose fees the typical week takes. */
  readonly typicalDay: LocalDate;
  /** The open days of one month, each with its weekday; empty when no calendar is known. */
  readonly month: readonly { readonly day: LocalDate; readonly weekday: number }[];
}

/** What a third party pays in the family's place. */
export interface Help {
  readonly shareLabel: string;
  readonly amount: Cents;
}

export interface SimulatedChild {
  readonly wish: ChildWish;
  /** Most often one line, for as many units as there are days; several where the rank of a venue changes the rule. */
  readonly week: readonly FeeLine[];
  readonly weekTotal: Cents;
  readonly monthUnits: number;
  readonly monthTotal: Cents;
}

/** Prices in cents; the totals are what the family pays, third parties' parts already taken off. */
export interface Simulation {
  readonly children: readonly SimulatedChild[];
  readonly weekTotal: Cents;
  readonly weekHelp: readonly Help[];
  readonly monthTotal: Cents;
}

type Pricing = { readonly schedules: readonly CheckedSchedule[]; readonly wish: SimulationWish };

/**
 * The price of a typical week, line by line, and of a month of it (F3). Every amount comes from `evaluateFee`, which also
 * prices real bookings. The supplement of late bookings is left out: nobody plans to be late.
 */
export function simulate(pricing: Pricing, days: SimulationDays): Result<Simulation, FeeError> {
  const children: SimulatedChild[] = [];
  for (const [index, child] of pricing.wish.children.entries()) {
    const simulated = simulateChild(pricing, child, index + 1, days);
    if (!simulated.ok) return simulated;
    children.push(simulated.value);
  }
  return ok({
    children,
    weekTotal: sumCents(children.map((child) => child.weekTotal)),
    weekHelp: helpOf(children.flatMap((child) => child.week)),
    monthTotal: sumCents(children.map((child) => child.monthTotal)),
  });
}

function simulateChild(
  pricing: Pricing,
  wish: ChildWish,
  childRank: number,
  { typicalDay, month }: SimulationDays,
): Result<SimulatedChild, FeeError> {
  const week = linesOf(
    pricing,
    wish,
    childRank,
    wish.weekdays.map(() => typicalDay),
  );
  if (!week.ok) return week;
  const monthDays = month.filter(({ weekday }) => wish.weekdays.includes(weekday)).map(({ day }) => day);
  const inMonth = linesOf(pricing, wish, childRank, monthDays);
  if (!inMonth.ok) return inMonth;
  return ok({
    wish,
    week: week.value,
    weekTotal: totalOf(week.value),
    monthUnits: monthDays.length,
    monthTotal: totalOf(inMonth.value),
  });
}

const totalOf = (lines: readonly FeeLine[]) => sumCents(lines.map((line) => line.total));

/** One unit a day; units that follow the same rule of the same version at the same price make one line. */
function linesOf(
  { schedules, wish }: Pricing,
  child: ChildWish,
  childRank: number,
  days: readonly LocalDate[],
): Result<FeeLine[], FeeError> {
  const groups = new Map<string, { readonly unit: FeeLine; quantity: number }>();
  const price = (day: LocalDate, attendances: number): Result<FeeLine, FeeError> => {
    const schedule = selectSchedule(schedules, day);
    if (!schedule.ok) return schedule;
    const { quotient: quotientFamilial, residence, regularity } = wish;
    const common = { day, quotientFamilial, residence, regularity, late: false, quantity: 1 };
    const rank = { childRank, childCount: wish.children.length, attendances };
    const { profile, schoolCode, classKind } = child;
    return evaluateFee(schedule.value, { ...common, ...rank, profile, schoolCode, classKind });
  };
  for (const [index, day] of days.entries()) {
    const unit = price(day, index + 1);
    if (!unit.ok) return unit;
    const { ruleId, scheduleVersion, total } = unit.value;
    const key = `${ruleId} ${scheduleVersion} ${total}`;
    const group = groups.get(key);
    if (group) group.quantity += 1;
    else groups.set(key, { unit: unit.value, quantity: 1 });
  }
  return ok([...groups.values()].map(({ unit, quantity }) => daysAlike(unit, quantity)));
}

/** Days that cost the same, in one line: what is asked for once a day is asked for each of them. */
function daysAlike(day: FeeLine, quantity: number): FeeLine {
  const total = cents(day.total * quantity);
  const steps = day.steps.map((step) =>
    step.kind === "total" ? { ...step, quantity, perDay: cents(step.perDay * quantity), total } : step,
  );
  return { ...day, quantity, total, steps };
}

function helpOf(lines: readonly FeeLine[]): Help[] {
  const amounts = new Map<string, number>();
  for (const { steps, quantity } of lines) {
    for (const step of steps) {
      if (step.kind !== "thirdParty") continue;
      amounts.set(step.shareLabel, (amounts.get(step.shareLabel) ?? 0) + step.amount * quantity);
    }
  }
  return [...amounts].map(([shareLabel, amount]) => ({ shareLabel, amount: cents(amount) }));
}
