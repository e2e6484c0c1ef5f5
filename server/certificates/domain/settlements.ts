import type { EntryKind } from "@/server/billing/domain";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import { InvoiceAccount, type Move } from "./invoice-account";
import type { Corrections, Purposes } from "./purposes";
import { correctUnpaid } from "./unpaid-corrections";

/** An issued invoice or credit note of a household. */
export interface AccountDocument {
  readonly id: string;
  /** The invoice that a credit note corrects. */
  readonly corrects: string | null;
}

/** An entry of the ledger about a household, as far as it changes what is owed or kept. */
export interface AccountEntry {
  readonly kind: EntryKind;
  readonly day: LocalDate;
  /** The invoice or credit note that it posts. */
  readonly documentId: string | null;
  /** What changes on an invoice, or with none in what is kept; below zero when less is owed. */
  readonly sides: readonly { readonly invoiceId: string | null; readonly amount: Cents }[];
}

/** Money that became the price of something on a day, or ceased to be. */
export interface Settlement extends Move {
  readonly day: LocalDate;
}

/**
 * Goes through a household's ledger, oldest entry first, and tells what its money paid for, and when (docs/adr/0018). A payment
 * counts on its day for what it pays; what it leaves is kept, and counts on the day when it is used. All settlements together
 * with what is kept are what was received, less what was given back. `corrections` are what regularisations give back: of what was
 * not paid yet they move no money.
 * @throws RangeError when documents and entries do not fit together: nothing may be certified then.
 */
export function settlementsOf(
  documents: readonly AccountDocument[],
  asked: ReadonlyMap<string, Purposes>,
  corrections: ReadonlyMap<string, Corrections>,
  entries: readonly AccountEntry[],
): Settlement[] {
  const known = new Map(documents.map((document) => [document.id, document]));
  const accounts = new Map<string, InvoiceAccount>();
  const book = { accounts, corrections, moved: new Map<string, Set<string>>() };
  const accountOf = (id: string) => {
    const account = accounts.get(id);
    if (!account) throw new RangeError(`The ledger speaks of ${id}, which was not issued before`);
    return account;
  };
  const post = ({ documentId, sides }: AccountEntry): Move[] => {
    const document = known.get(documentId ?? "");
    if (!document) throw new RangeError(`The ledger posts ${documentId}, which was not issued`);
    const lines: Purposes = asked.get(document.id) ?? new Map();
    const target = document.corrects ?? document.id;
    if (document.corrects === null) accounts.set(target, new InvoiceAccount(lines));
    else accountOf(target).correct(lines);
    const account = accountOf(target);
    const others = new Map<string, Cents>();
    let kept = cents(0);
    for (const { invoiceId, amount } of sides) {
      if (invoiceId === target || amount >= 0) continue;
      if (invoiceId === null) kept = cents(kept - amount);
      else others.set(invoiceId, cents((others.get(invoiceId) ?? 0) - amount));
    }
    correctUnpaid(book, target, { others, kept });
    const { moves, freed } = account.release();
    const paidFor = [...others].flatMap(([invoiceId, amount]) => accountOf(invoiceId).settle(amount));
    // What is neither left for other invoices nor kept stays on this one.
    const left = [...others.values()].reduce<number>((sum, amount) => sum + amount, kept);
    return [...moves, ...account.settle(cents(freed - left)), ...paidFor];
  };
  return entries.flatMap((entry) => {
    const moves =
      entry.kind === "invoice" || entry.kind === "credit_note"
        ? post(entry)
        : entry.sides.flatMap(({ invoiceId, amount }) => {
            if (invoiceId === null) return [];
            const account = accountOf(invoiceId);
            return amount < 0 ? account.settle(cents(0 - amount)) : account.unsettle(amount);
          });
    return moves.map((move) => ({ ...move, day: entry.day }));
  });
}
