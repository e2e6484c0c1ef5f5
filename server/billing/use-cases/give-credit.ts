import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { type CreditedInvoice, creditableLines, findCreditedInvoice } from "../data/creditable";
import { lockDebtor } from "../data/debtors";
import { insertLines } from "../data/draft-lines";
import { insertCreditDraft } from "../data/drafts";
import { issueRows, revenueOf } from "../data/issuing";
import { postEntry } from "../data/ledger";
import { takeNumbers } from "../data/numbers";
import { findRegie, lockRegie, type Regie } from "../data/regies";
import { type InvoiceRun, lockOpenRun } from "../data/runs";
import { creditOf } from "../domain/credit";
import { allocate, creditLines, type LedgerLine } from "../domain/ledger";
import { lineLabel } from "../domain/line.fr";
import { invoiceReference } from "../domain/reference";
import type { BillingError } from "../errors";
import { payableByDebtors } from "../queries/open-invoices";
import { recomputeFamilies } from "./change-draft";

export interface CreditOrder {
  readonly invoiceId: string;
  /** Everything that is left of the invoice, or days of its lines (`creditKey`). */
  readonly chosen: "all" | readonly string[];
  readonly reason: string;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/**
 * Corrects an issued invoice by a credit note with a number of the same series (X5). What it gives back is taken off this
 * invoice, then off what else is owed; the rest is kept for the debtor. The drafts of a run in review that it touches are
 * computed again, so that nothing is given back twice.
 */
export async function giveCredit(tx: Tx, order: CreditOrder): Promise<Result<{ invoiceId: string }, BillingError>> {
  const invoice = await findCreditedInvoice(tx, order.invoiceId);
  if (!invoice) return err({ tag: "InvoiceNotFound" });
  if (invoice.kind === "credit_note") return err({ tag: "CreditOfCreditNote" });
  const regie = await findRegie(tx, invoice.regieId);
  if (!regie) throw new Error("The régie of an invoice is gone");
  await lockRegie(tx, regie.id);
  const run = await lockOpenRun(tx, regie.id);
  if (run?.status === "issuing") return err({ tag: "CreditDuringIssue" });
  await lockDebtor(tx, invoice.debtorId);
  const lines = await creditableLines(tx, invoice.id);
  const credited = creditOf(lines, order.chosen);
  if (!credited.ok) return err({ tag: credited.error });
  const noteId = newId();
  const total = sumCents(credited.value.map(({ amount }) => amount));
  await insertCreditDraft(tx, { ...invoice, id: noteId, corrects: invoice.id, total, reason: order.reason });
  await insertLines(
    tx,
    credited.value.map((line) => {
      const source = lines.find(({ position }) => position === line.position);
      return {
        ...line,
        invoiceId: noteId,
        kind: "credit" as const,
        label: lineLabel({
          kind: "credit",
          state: line.state,
          closing: source?.closing ?? null,
          unit: source?.unitLabel ?? "",
        }),
        share: source?.share ?? 0,
        budgetAccount: source?.budgetAccount ?? "",
        thirdParties: [],
        fee: {
          line: null,
          situation: source?.situation ?? null,
          due: cents(0),
          billed: cents(0 - line.unit),
          ...(source?.closing ? { closing: source.closing } : {}),
        },
        corrects: invoice.id,
      };
    }),
  );
  await issueCreditNote(tx, { order, invoice, regie, noteId, amount: cents(0 - total) });
  const touched = [...new Set(credited.value.map(({ familyId }) => familyId))];
  if (run) await recomputeFamilies(tx, run, computedAlready(run, touched), order.zone);
  await addJob(tx, "mail-invoice", { invoiceId: noteId });
  return ok({ invoiceId: noteId });
}

/** While a run is being computed, the families that it has not come to yet need nothing. */
function computedAlready(run: InvoiceRun, familyIds: readonly string[]): string[] {
  if (run.status === "review") return [...familyIds];
  return familyIds.filter((id) => run.cursor !== null && id <= run.cursor);
}

interface CreditNote {
  readonly order: CreditOrder;
  readonly invoice: CreditedInvoice;
  readonly regie: Regie;
  readonly noteId: string;
  /** More than zero. */
  readonly amount: ReturnType<typeof cents>;
}

async function issueCreditNote(tx: Tx, { order, invoice, regie, noteId, amount }: CreditNote): Promise<void> {
  const issueDay = dayOf(order.now, order.zone);
  const { year } = plainDate(issueDay);
  const owed = await payableByDebtors(tx, [invoice.debtorId]);
  const first = owed.filter(({ id }) => id === invoice.id);
  const others = owed.filter(({ id }) => id !== invoice.id);
  const number = await takeNumbers(tx, { regieId: regie.id, kind: "invoice", year });
  const reference = invoiceReference({ regieCode: regie.code, year, number });
  const issue = {
    id: noteId,
    kind: "credit_note",
    year,
    number,
    reference,
    issueDay,
    dueDay: null,
    message: "",
  } as const;
  await issueRows(tx, [issue], order);
  const earned = ((await revenueOf(tx, [noteId])).get(noteId) ?? []).map(
    (part): LedgerLine => ({ account: "revenue", detail: part.budgetAccount, amount: cents(0 - part.amount) }),
  );
  await postEntry(tx, {
    kind: "credit_note",
    regieId: regie.id,
    debtorId: invoice.debtorId,
    day: issueDay,
    of: { invoice: noteId },
    label: `Avoir ${reference} sur la facture ${invoice.reference}`,
    lines: [...creditLines(invoice.debtorId, allocate(amount, [...first, ...others])), ...earned],
  });
}
