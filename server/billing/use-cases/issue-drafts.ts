import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJobs } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, plainDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { lockDebtors } from "../data/debtors";
import { type IssuedDraft, issueRows, revenueOf } from "../data/issuing";
import { type NewEntry, postEntries } from "../data/ledger";
import { takeNumbers } from "../data/numbers";
import type { Regie } from "../data/regies";
import { allocate, creditLines, type LedgerLine } from "../domain/ledger";
import { invoiceReference } from "../domain/reference";
import { type PayableInvoice, payableByDebtors } from "../queries/open-invoices";
import { spendKept } from "./spend-kept";

export interface Issuing {
  readonly regie: Regie;
  readonly issueDay: LocalDate;
  readonly dueDay: LocalDate;
  readonly message: string;
  /** The agent who decided it. */
  readonly accountId: string | null;
  readonly now: Temporal.Instant;
}

/**
 * Issues drafts: their numbers, their entries in the ledger, what is kept for their debtors, and the job of their mails exist
 * together or not at all (docs/adr/0015). A total below zero is a credit note. The caller has locked what they are part of.
 */
export async function issueDrafts(tx: Tx, drafts: readonly IssuedDraft[], issuing: Issuing): Promise<void> {
  if (drafts.length === 0) return;
  const { regie, issueDay, dueDay, message } = issuing;
  const debtorIds = [...new Set(drafts.map(({ debtorId }) => debtorId))];
  await lockDebtors(tx, debtorIds);
  const owed = Map.groupBy(await payableByDebtors(tx, debtorIds), ({ debtorId }) => debtorId);
  const revenue = await revenueOf(
    tx,
    drafts.map(({ id }) => id),
  );
  const { year } = plainDate(issueDay);
  const first = await takeNumbers(tx, { regieId: regie.id, kind: "invoice", year }, drafts.length);
  const issues = drafts.map(({ id, total }, index) => {
    const number = first + index;
    const kind = total < 0 ? ("credit_note" as const) : ("invoice" as const);
    const reference = invoiceReference({ regieCode: regie.code, year, number });
    return { id, kind, year, number, reference, issueDay, dueDay: kind === "invoice" ? dueDay : null, message };
  });
  await issueRows(tx, issues, issuing);
  const entries = drafts.map((draft, index): NewEntry => {
    const name = issues[index]?.reference ?? "";
    const earned = (revenue.get(draft.id) ?? []).map(
      ({ budgetAccount, amount }): LedgerLine => ({
        account: "revenue",
        detail: budgetAccount,
        amount: cents(0 - amount),
      }),
    );
    return {
      kind: draft.total < 0 ? "credit_note" : "invoice",
      regieId: regie.id,
      debtorId: draft.debtorId,
      day: issueDay,
      of: { invoice: draft.id },
      label: `${draft.total < 0 ? "Avoir" : "Facture"} ${name}`,
      lines: [...debtorSides(draft, owed.get(draft.debtorId) ?? []), ...earned],
    };
  });
  await postEntries(tx, entries);
  await spendKept(tx, debtorIds, { regieId: regie.id, day: issueDay });
  await addJobs(
    tx,
    "mail-invoice",
    drafts.map(({ id }) => ({ invoiceId: id })),
  );
}

/** An invoice is owed; a credit note takes off what is owed first, and the rest is kept. */
function debtorSides({ id, debtorId, total }: IssuedDraft, owed: readonly PayableInvoice[]): LedgerLine[] {
  if (total >= 0) return [{ account: "debtor", debtor: debtorId, invoice: id, amount: total }];
  return creditLines(debtorId, allocate(cents(0 - total), owed));
}
