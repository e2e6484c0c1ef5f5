import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { StatementLine } from "./statement";

/** Where an invoice stands for the family. A credit note asks for nothing. */
export type Standing = "due" | "late" | "paid" | "credit_note";

export interface FamilyInvoice {
  readonly id: string;
  readonly kind: "invoice" | "credit_note";
  readonly reference: string;
  readonly regieId: string;
  readonly regieName: string;
  /** First day of the month. */
  readonly first: LocalDate;
  readonly issueDay: LocalDate;
  readonly dueDay: LocalDate | null;
  readonly total: Cents;
  readonly open: Cents;
  readonly standing: Standing;
}

/** What a family owes and was asked, newest first. */
export interface FamilyAccount {
  readonly invoices: readonly FamilyInvoice[];
  /** All that is left to pay. */
  readonly owed: Cents;
  /** What is kept for the family: it comes off its next invoice. */
  readonly kept: Cents;
  readonly statement: readonly StatementLine[];
}

export function standingOf(
  invoice: { readonly kind: FamilyInvoice["kind"]; readonly open: Cents; readonly dueDay: LocalDate | null },
  today: LocalDate,
): Standing {
  if (invoice.kind === "credit_note") return "credit_note";
  if (invoice.open === 0) return "paid";
  return invoice.dueDay !== null && invoice.dueDay < today ? "late" : "due";
}
