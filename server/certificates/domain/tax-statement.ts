import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import type { Period } from "./period";
import { purposeOf } from "./purposes";
import type { Settlement } from "./settlements";
import { isUnderSix } from "./tax-age";

export interface TaxedChild {
  readonly id: string;
  readonly name: string;
  readonly birthdate: LocalDate;
}

export interface PaidActivity {
  readonly activity: string;
  /** Below zero when more was given back than paid in the year. */
  readonly amount: Cents;
}

/** What was paid for a child in a year, parted as taxes ask. */
export interface TaxedSums {
  readonly child: TaxedChild;
  /** Under six on the 1st of January: its care may count. */
  readonly underSix: boolean;
  /** Care that may count; empty for a child of six or more. */
  readonly care: readonly PaidActivity[];
  /** Food, care of older children, penalties, supplements. */
  readonly other: readonly PaidActivity[];
}

export interface TaxStatement {
  readonly year: number;
  /** From the 1st of January to the 31st of December, or to the present day. */
  readonly period: Period;
  /** The children of whom something was paid, in the order given. */
  readonly children: readonly TaxedSums[];
  readonly care: Cents;
  readonly other: Cents;
}

export interface TaxedAccount {
  readonly settlements: readonly Settlement[];
  /** Eldest first. */
  readonly children: readonly TaxedChild[];
  readonly activityNames: ReadonlyMap<string, string>;
}

/** The days of a year that have been, `today` included. */
export function daysOfYear(year: number, today: LocalDate): Period {
  const last = localDate(`${year}-12-31`);
  return { first: localDate(`${year}-01-01`), last: last < today ? last : today };
}

/** Sums up what a household's money paid for in a civil year. Undefined when it paid for nothing. */
export function taxStatement(account: TaxedAccount, year: number, today: LocalDate): TaxStatement | undefined {
  const period = daysOfYear(year, today);
  const paid = account.settlements.filter(({ day }) => day >= period.first && day <= period.last);
  if (paid.length === 0) return undefined;
  const children = account.children.flatMap((child): TaxedSums[] => {
    const own = paid.filter(({ purpose }) => purposeOf(purpose).childId === child.id);
    if (own.length === 0) return [];
    const underSix = isUnderSix(child.birthdate, year);
    const counts = ({ purpose }: Settlement) => underSix && purposeOf(purpose).care;
    const care = byActivity(own.filter(counts), account.activityNames);
    const other = byActivity(
      own.filter((one) => !counts(one)),
      account.activityNames,
    );
    return [{ child, underSix, care, other }];
  });
  const sum = (of: (sums: TaxedSums) => readonly PaidActivity[]) =>
    sumCents(children.flatMap(of).map(({ amount }) => amount));
  return { year, period, children, care: sum(({ care }) => care), other: sum(({ other }) => other) };
}

function byActivity(paid: readonly Settlement[], names: ReadonlyMap<string, string>): PaidActivity[] {
  const sums = new Map<string, Cents>();
  for (const { purpose, amount } of paid) {
    const activity = names.get(purposeOf(purpose).activityId) ?? "";
    sums.set(activity, cents((sums.get(activity) ?? 0) + amount));
  }
  return [...sums]
    .map(([activity, amount]) => ({ activity, amount }))
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => a.activity.localeCompare(b.activity, "fr"));
}
