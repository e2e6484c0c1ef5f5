import { allocate, creditLines, type LedgerLine, spendCredit } from "@/server/billing/domain/ledger";
import { addDays, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { Corrections, PurposeKey } from "./purposes";
import { purposeKey } from "./purposes";
import type { AccountDocument, AccountEntry } from "./settlements";

/** What happens to a household's account, in short: amounts by purpose, numbers of what is there modulo how many there are. */
export type Event =
  | { readonly kind: "invoice"; readonly amounts: readonly number[] }
  /** An invoice that also gives back, of the invoice `of`, these hundredths of what is left of each purpose. */
  | { readonly kind: "run"; readonly amounts: readonly number[]; readonly of: number; readonly back: readonly number[] }
  | { readonly kind: "payment"; readonly amount: number }
  | { readonly kind: "reversal"; readonly of: number }
  | { readonly kind: "credit"; readonly of: number; readonly purposes: readonly boolean[] }
  | { readonly kind: "refund" };

export const PURPOSES: readonly PurposeKey[] = [
  purposeKey({ childId: "lou", activityId: "garderie", care: true }),
  purposeKey({ childId: "lou", activityId: "cantine", care: false }),
  purposeKey({ childId: "zoe", activityId: "garderie", care: true }),
];

const FIRST = localDate("2026-01-05");

/** A household's account kept the way that billing and payments keep it, to be told again by `settlementsOf`. */
export class Household {
  readonly documents: AccountDocument[] = [];
  readonly asked = new Map<string, ReadonlyMap<PurposeKey, Cents>>();
  readonly corrections = new Map<string, Corrections>();
  readonly entries: AccountEntry[] = [];
  readonly open = new Map<string, number>();
  kept = 0;
  /** Money received, less what was given back. */
  received = 0;
  readonly #payments: { readonly sides: AccountEntry["sides"]; reversed: boolean }[] = [];
  /** What was paid with what had been kept. */
  readonly #spent: { readonly id: string; open: Cents }[] = [];
  readonly #left = new Map<string, Map<PurposeKey, number>>();

  play(event: Event): void {
    if (event.kind === "invoice") this.#invoice(event.amounts);
    else if (event.kind === "run") this.#run(event.amounts, event.of, event.back);
    else if (event.kind === "payment") this.#pay(cents(event.amount));
    else if (event.kind === "reversal") this.#reverse(event.of);
    else if (event.kind === "credit") this.#credit(event.of, event.purposes);
    else if (this.kept > 0) {
      this.received -= this.kept;
      this.#post("refund", null, [{ invoiceId: null, amount: cents(this.kept) }]);
    }
    this.#spendKept();
  }

  #owed() {
    return [...this.open].map(([id, open]) => ({ id, open: cents(open) })).filter(({ open }) => open > 0);
  }

  #post(kind: AccountEntry["kind"], documentId: string | null, sides: AccountEntry["sides"]): void {
    this.entries.push({ kind, day: addDays(FIRST, this.entries.length), documentId, sides });
    for (const { invoiceId, amount } of sides) {
      if (invoiceId === null) this.kept -= amount;
      else this.open.set(invoiceId, (this.open.get(invoiceId) ?? 0) + amount);
    }
  }

  #issue(corrects: string | null, amounts: readonly (readonly [PurposeKey, number])[]): string {
    const id = `D${this.documents.length}`;
    this.documents.push({ id, corrects });
    this.asked.set(id, new Map(amounts.map(([key, amount]) => [key, cents(amount)])));
    return id;
  }

  #run(amounts: readonly number[], of: number, back: readonly number[]): void {
    const [invoiceId, left] = [...this.#left][of % Math.max(1, this.#left.size)] ?? [];
    if (!invoiceId || !left) {
      this.#invoice(amounts);
      return;
    }
    const given = PURPOSES.map((key, index) =>
      cents(Math.floor((Math.max(0, left.get(key) ?? 0) * (back[index] ?? 0)) / 100)),
    );
    for (const [index, key] of PURPOSES.entries()) left.set(key, (left.get(key) ?? 0) - (given[index] ?? 0));
    const id = this.#invoice(PURPOSES.map((_, index) => (amounts[index] ?? 0) - (given[index] ?? 0)));
    this.corrections.set(id, new Map(PURPOSES.map((key, at) => [key, new Map([[invoiceId, given[at] ?? cents(0)]])])));
  }

  #invoice(amounts: readonly number[]): string {
    const parts = PURPOSES.map((key, index) => [key, amounts[index] ?? 0] as const);
    const total = parts.reduce((sum, [, amount]) => sum + amount, 0);
    const id = this.#issue(null, parts);
    if (total >= 0) {
      this.#left.set(id, new Map(parts));
      this.#post("invoice", id, total === 0 ? [] : [{ invoiceId: id, amount: cents(total) }]);
    } else this.#post("credit_note", id, sidesOf(creditLines("", allocate(cents(0 - total), this.#owed()))));
    return id;
  }

  #pay(amount: Cents): void {
    const sides = sidesOf(creditLines("", allocate(amount, this.#owed())));
    this.#payments.push({ sides, reversed: false });
    this.received += amount;
    this.#post("payment", null, sides);
  }

  /** Its invoices are owed again; what it left is not kept any more, or owed again where it was used; else it is refused. */
  #reverse(of: number): void {
    const payment = this.#payments[of % Math.max(1, this.#payments.length)];
    if (!payment || payment.reversed) return;
    const left = 0 - (payment.sides.find(({ invoiceId }) => invoiceId === null)?.amount ?? 0);
    const fromKept = Math.min(left, this.kept);
    const fromSpent = allocate(cents(left - fromKept), this.#spent.toReversed());
    if (fromSpent.some(({ invoice }) => invoice === null)) return;
    payment.reversed = true;
    for (const { invoice, amount } of fromSpent) this.#spend(invoice, 0 - amount);
    const sides = [
      ...payment.sides.flatMap(({ invoiceId, amount }) =>
        invoiceId ? [{ invoiceId, amount: cents(0 - amount) }] : [],
      ),
      ...(fromKept > 0 ? [{ invoiceId: null, amount: cents(fromKept) }] : []),
      ...fromSpent.map(({ invoice, amount }) => ({ invoiceId: invoice, amount })),
    ];
    this.received -= sides.reduce((sum, { amount }) => sum + amount, 0);
    this.#post("reversal", null, sides);
  }

  #spend(id: string | null, amount: number): void {
    const known = this.#spent.find((one) => one.id === id);
    if (known) known.open = cents(known.open + amount);
    else if (id !== null) this.#spent.push({ id, open: cents(amount) });
  }

  /** All that is left of some purposes of an invoice is given back, if that is more than nothing. */
  #credit(of: number, purposes: readonly boolean[]): void {
    const [invoiceId, left] = [...this.#left][of % Math.max(1, this.#left.size)] ?? [];
    if (!invoiceId || !left) return;
    const given = [...left].filter((_, index) => purposes[index]);
    const total = given.reduce((sum, [, amount]) => sum + amount, 0);
    if (total <= 0) return;
    for (const [key] of given) left.set(key, 0);
    const owed = this.#owed();
    const inOrder = [...owed.filter(({ id }) => id === invoiceId), ...owed.filter(({ id }) => id !== invoiceId)];
    const noteId = this.#issue(
      invoiceId,
      given.map(([key, amount]) => [key, 0 - amount] as const),
    );
    this.#post("credit_note", noteId, sidesOf(creditLines("", allocate(cents(total), inOrder))));
  }

  #spendKept(): void {
    const sides = sidesOf(spendCredit("", cents(Math.max(0, this.kept)), this.#owed()));
    for (const { invoiceId, amount } of sides) if (invoiceId !== null) this.#spend(invoiceId, 0 - amount);
    if (sides.length > 0) this.#post("allocation", null, sides);
  }

  /** What is still asked in the end, by purpose: billed, less what credit notes gave back. */
  dueOf(purpose: PurposeKey): number {
    return [...this.asked.values()].reduce((sum, amounts) => sum + (amounts.get(purpose) ?? 0), 0);
  }
}

function sidesOf(lines: readonly LedgerLine[]): AccountEntry["sides"] {
  return lines.flatMap((line) => (line.account === "debtor" ? [{ invoiceId: line.invoice, amount: line.amount }] : []));
}
