import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { DayState } from "./day-state";
import { isWhole } from "./share";
import type { Situation } from "./situation";

/** A line of an issued invoice, as far as later runs need it. */
export interface BilledLine {
  readonly invoiceId: string;
  readonly kind: "service" | "regularisation" | "credit";
  /** Null when nothing was booked nor used any more. */
  readonly state: DayState | null;
  /** Code of a third party; null for the household itself. */
  readonly payer: string | null;
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly days: readonly LocalDate[];
  readonly unit: Cents;
  readonly share: number;
  readonly situation: Situation | null;
}

/** What was billed to one debtor for one day. */
export interface BilledDay {
  billed: Cents;
  credited: Cents;
  /** The line that billed it last; credit notes left out. */
  last: BilledLine;
}

/** One day of one child in one activity. */
export type DayKey = string;

export function dayKey(childId: string, activityId: string, day: LocalDate): DayKey {
  return `${childId} ${activityId} ${day}`;
}

/** What was billed, by day, by household and by debtor. */
export interface BilledDays {
  readonly days: readonly {
    readonly key: DayKey;
    readonly childId: string;
    readonly activityId: string;
    readonly day: LocalDate;
  }[];
  /** Undefined when this debtor was never billed for the day. `payer`: see `BilledLine`. */
  find(key: DayKey, familyId: string, payer: string | null): BilledDay | undefined;
  /** Every household that used the day as far as invoices know, whoever paid. */
  concernedBy(key: DayKey): readonly string[];
  /** The third parties that were billed for the day of this household. */
  thirdPartiesOf(key: DayKey, familyId: string): readonly string[];
  /** The households that were billed for the day, without those that were found not to pay it, or had taken it back. */
  householdsOf(key: DayKey): readonly { readonly familyId: string; readonly share: number }[];
}

const debtorKey = (key: DayKey, familyId: string, payer: string | null) => `${key} ${familyId} ${payer ?? ""}`;

/**
 * Sums up issued lines, oldest first. What a credit note gives back is a gesture; a credit note of a line that gave back
 * is no gesture, it bills again.
 */
export function billedDays(lines: readonly BilledLine[]): BilledDays {
  const accounts = new Map<string, BilledDay>();
  const days = new Map<DayKey, { key: DayKey; childId: string; activityId: string; day: LocalDate }>();
  const households = new Map<DayKey, Map<string, number>>();
  const thirdParties = new Map<string, Set<string>>();
  const concerned = new Map<DayKey, Set<string>>();
  for (const line of lines) {
    const { childId, activityId, familyId, payer, unit } = line;
    const gesture = line.kind === "credit" && unit < 0;
    for (const day of line.days) {
      const key = dayKey(childId, activityId, day);
      const debtor = debtorKey(key, familyId, payer);
      const account = accounts.get(debtor) ?? { billed: cents(0), credited: cents(0), last: line };
      accounts.set(debtor, account);
      if (gesture) account.credited = cents(account.credited - unit);
      else account.billed = cents(account.billed + unit);
      if (line.kind === "credit") continue;
      account.last = line;
      days.set(key, { key, childId, activityId, day });
      nested(concerned, key, () => new Set<string>()).add(familyId);
      if (payer === null) nested(households, key, () => new Map<string, number>()).set(familyId, heldShare(line));
      else nested(thirdParties, `${key} ${familyId}`, () => new Set<string>()).add(payer);
    }
  }
  return {
    days: [...days.values()],
    find: (key, familyId, payer) => accounts.get(debtorKey(key, familyId, payer)),
    concernedBy: (key) => [...(concerned.get(key) ?? [])],
    thirdPartiesOf: (key, familyId) => [...(thirdParties.get(`${key} ${familyId}`) ?? [])],
    householdsOf: (key) => {
      const asked = [...(households.get(key) ?? [])].flatMap(([familyId, share]) =>
        share > 0 ? [{ familyId, share }] : [],
      );
      // A day that cost nothing leaves no line when it goes to another household: whoever paid says more than whoever did not.
      return isWhole(asked)
        ? asked
        : asked.filter(({ familyId }) => accounts.get(debtorKey(key, familyId, null))?.billed !== 0);
    },
  };
}

/** Once everything of a day was given back because nobody used it, whoever uses it next is no longer who was billed. */
function heldShare({ kind, state, share }: BilledLine): number {
  return kind === "regularisation" && state === null ? 0 : share;
}

function nested<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
