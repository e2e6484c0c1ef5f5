import { type Cents, cents } from "@/server/platform/money";
import type { InvoiceAccount } from "./invoice-account";
import type { Corrections, PurposeKey } from "./purposes";

/** The accounts of documents by id, what each gave back of earlier ones, and where what it asked is asked now. */
export interface Book {
  readonly accounts: Map<string, InvoiceAccount>;
  readonly corrections: ReadonlyMap<string, Corrections>;
  /** By document and purpose, the documents whose account asks for a part of it. Filled by `correctUnpaid`. */
  readonly moved: Map<string, Set<string>>;
}

/** Where the ledger takes what a document gives back: amounts above zero. */
export interface Destinations {
  /** By invoice, without the document's own account. Lessened by what is done without money. */
  readonly others: Map<string, Cents>;
  readonly kept: Cents;
}

/** A debt that nobody has paid yet, and that is given back. */
interface UnpaidDebt {
  readonly at: string;
  readonly earlier: InvoiceAccount;
  readonly purpose: PurposeKey;
  readonly amount: Cents;
}

const keyOf = (id: string, purpose: PurposeKey) => `${id} ${purpose}`;

/** Where a purpose of some documents may still be asked: there, where it moved to, and where they took it from themselves. */
function chainOf({ corrections, moved }: Book, purpose: PurposeKey, first: Iterable<string>): string[] {
  const chain = new Set(first);
  // What is added to a set while it is gone through is gone through as well.
  for (const id of chain) {
    for (const earlier of corrections.get(id)?.get(purpose)?.keys() ?? []) chain.add(earlier);
    for (const later of moved.get(keyOf(id, purpose)) ?? []) chain.add(later);
  }
  return [...chain];
}

/** The first such debt of a document that is on its account, nothing being released yet. */
function unpaidDebt(book: Book, id: string, account: InvoiceAccount): UnpaidDebt | undefined {
  for (const purpose of account.purposes) {
    const excess = account.excessOf(purpose);
    if (excess === 0) continue;
    for (const at of chainOf(book, purpose, [id])) {
      const earlier = book.accounts.get(at);
      const owed = earlier?.owedFor(purpose) ?? 0;
      if (earlier && at !== id && owed > 0) return { at, earlier, purpose, amount: cents(Math.min(excess, owed)) };
    }
  }
  return undefined;
}

/**
 * A document that gives back what was never paid moves no money: the account that asks for it asks for something else now. What
 * that one still asks pays for what the ledger says that is settled: other purposes of the document, or other invoices.
 * To call when the document is on its account and nothing is released yet.
 */
export function correctUnpaid(book: Book, id: string, { others, kept }: Destinations): void {
  const account = book.accounts.get(id);
  if (!account) return;
  const excess = account.purposes.reduce((sum, purpose) => sum + account.excessOf(purpose), 0);
  let own = [...others.values()].reduce<number>((sum, amount) => sum - amount, excess - kept);
  const take = (invoiceId: string, wanted: number): number => {
    const left = others.get(invoiceId) ?? 0;
    const part = Math.min(wanted, left);
    if (part > 0) others.set(invoiceId, cents(left - part));
    return part;
  };
  for (;;) {
    const debt = unpaidDebt(book, id, account);
    if (!debt) return;
    const { at, earlier, purpose, amount } = debt;
    // Of the account itself less is asked; then come the document's own other purposes, then other invoices.
    let done = take(at, amount);
    const mine = Math.min(amount - done, own);
    own -= mine;
    done += mine;
    moveOwed(book, mine, id, at);
    for (const invoiceId of others.keys()) {
      const part = take(invoiceId, amount - done);
      done += part;
      moveOwed(book, part, invoiceId, at);
    }
    if (done === 0) return;
    account.askMore({ purpose, amount: cents(done) });
    earlier.askMore({ purpose, amount: cents(0 - done) });
  }
}

/** So much of what one document asks is asked by another from now on. */
function moveOwed({ accounts, moved }: Book, amount: number, from: string, to: string): void {
  for (const owed of accounts.get(from)?.owedParts(cents(amount)) ?? []) {
    if (owed.amount === 0) continue;
    accounts.get(from)?.askMore({ ...owed, amount: cents(0 - owed.amount) });
    accounts.get(to)?.askMore(owed);
    const key = keyOf(from, owed.purpose);
    moved.set(key, (moved.get(key) ?? new Set()).add(to));
  }
}
