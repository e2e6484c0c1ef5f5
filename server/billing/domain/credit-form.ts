import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { InvoiceView } from "./invoice-view";

/** What a credit note may still give back of an invoice. */
export interface CreditForm {
  readonly invoice: InvoiceView;
  readonly lines: readonly {
    readonly position: number;
    readonly childName: string;
    readonly label: string;
    readonly days: readonly LocalDate[];
    /** Billed for one day, in cents. */
    readonly unit: Cents;
  }[];
  /** What the whole of it is worth. */
  readonly left: Cents;
}
