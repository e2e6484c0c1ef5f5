import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";

/** One movement of a family's account. */
export interface StatementLine {
  readonly id: string;
  readonly day: LocalDate;
  /** "Facture CANT2027000001", "Espèces"… */
  readonly label: string;
  /** More than zero: what is asked. Less: what was paid or given back. */
  readonly amount: Cents;
  /** What is owed after it; less than zero, what is kept for the family. */
  readonly balance: Cents;
}
