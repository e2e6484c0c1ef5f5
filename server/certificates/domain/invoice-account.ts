import { type Cents, cents, sumCents } from "@/server/platform/money";
import type { PurposeKey, Purposes } from "./purposes";
import { shareOut } from "./share-out";

/** What changed of what is settled, for one purpose: below zero when it is given back or owed again. */
export interface Move {
  readonly purpose: PurposeKey;
  readonly amount: Cents;
}

interface Part {
  readonly purpose: PurposeKey;
  /** What the document asked when it was issued. */
  billed: number;
  /** The same, less what credit notes gave back. */
  due: number;
  settled: number;
}

/**
 * One invoice or credit note and what is settled of it, purpose by purpose. What comes in is shared among the purposes that
 * still ask for something, in proportion; what a purpose gives back pays for the others first.
 */
export class InvoiceAccount {
  readonly #parts: Part[];

  constructor(asked: Purposes) {
    this.#parts = [...asked].map(([purpose, amount]) => ({ purpose, billed: amount, due: amount, settled: 0 }));
  }

  /** What is still asked. */
  get open(): Cents {
    return cents(this.#parts.reduce((sum, { due, settled }) => sum + due - settled, 0));
  }

  /** What is still asked for a purpose, zero or more. */
  owedFor(purpose: PurposeKey): Cents {
    const { due, settled } = this.#parts.find((part) => part.purpose === purpose) ?? { due: 0, settled: 0 };
    return cents(Math.max(0, due - settled));
  }

  get purposes(): PurposeKey[] {
    return this.#parts.map(({ purpose }) => purpose);
  }

  /** What a purpose gives back, zero or more. */
  excessOf(purpose: PurposeKey): Cents {
    const { due, settled } = this.#parts.find((part) => part.purpose === purpose) ?? { due: 0, settled: 0 };
    return cents(Math.max(0, settled - due));
  }

  /** `amount` of what is still asked, shared among purposes. @throws RangeError when less than that is asked. */
  owedParts(amount: Cents): Move[] {
    const asking = this.#parts.map(({ due, settled }) => cents(Math.max(0, due - settled)));
    const shares = shareOut(amount, asking);
    return this.#parts.map(({ purpose }, index) => ({ purpose, amount: shares[index] ?? cents(0) }));
  }

  /** As though the document had asked that much more for a purpose; below zero, less. Nothing was paid. */
  askMore({ purpose, amount }: Move): void {
    const part = this.#parts.find((known) => known.purpose === purpose);
    if (part) {
      part.billed += amount;
      part.due += amount;
    } else this.#parts.push({ purpose, billed: amount, due: amount, settled: 0 });
  }

  /** Takes what purposes have too much, once for all of them. Gives the moves, and how much it makes. */
  release(): { readonly moves: Move[]; readonly freed: Cents } {
    const moves = this.#move(this.#parts.map(({ due, settled }) => cents(Math.min(0, due - settled))));
    return { moves, freed: cents(0 - sumCents(moves.map(({ amount }) => amount))) };
  }

  /** @throws RangeError when less than that is asked. */
  settle(amount: Cents): Move[] {
    return this.#move(
      shareOut(
        amount,
        this.#parts.map(({ due, settled }) => cents(Math.max(0, due - settled))),
      ),
    );
  }

  /**
   * What was settled is owed again: a payment that did not hold. From what money had paid first, then from what was given
   * back by a credit note and kept. @throws RangeError when less than that was ever asked.
   */
  unsettle(amount: Cents): Move[] {
    const paid = this.#parts.map(({ settled }) => cents(Math.max(0, settled)));
    const fromPaid = cents(Math.min(amount, sumCents(paid)));
    const first = this.#move(shareOut(fromPaid, paid).map(negated));
    const covered = this.#parts.map(({ billed, due, settled }) => cents(Math.max(0, billed - due + settled)));
    return [...first, ...this.#move(shareOut(cents(amount - fromPaid), covered).map(negated))];
  }

  /** A credit note changes what is asked: `amounts` are its lines, below zero where they give back. */
  correct(amounts: Purposes): void {
    for (const [purpose, amount] of amounts) {
      const part = this.#parts.find((known) => known.purpose === purpose);
      if (part) part.due += amount;
      else this.#parts.push({ purpose, billed: 0, due: amount, settled: 0 });
    }
  }

  #move(amounts: readonly Cents[]): Move[] {
    return this.#parts.flatMap((part, index) => {
      const amount = amounts[index] ?? cents(0);
      part.settled += amount;
      return amount === 0 ? [] : [{ purpose: part.purpose, amount }];
    });
  }
}

function negated(amount: Cents): Cents {
  return cents(0 - amount);
}
