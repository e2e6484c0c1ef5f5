import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { PayFipFailure } from "./domain/payfip";

/** Why something about payments is refused. A tag that ends in "NotFound" answers like a page that does not exist. */
export type PaymentError =
  | { readonly tag: "PayableInvoiceNotFound" }
  | { readonly tag: "PaymentOperationNotFound" }
  /** What is to be paid is no longer what was shown: paid, credited or invoiced in between. */
  | { readonly tag: "AmountHasChanged" }
  /** The invoices are of several régies: PayFiP takes one at a time. */
  | { readonly tag: "SeveralRegies" }
  /** This régie takes no payment online, or not yet. */
  | { readonly tag: "OnlinePaymentNotOffered" }
  | { readonly tag: "AmountTooSmallOnline" }
  | { readonly tag: "AmountTooLargeOnline" }
  | { readonly tag: "PayerAddressRefused" }
  /** PayFiP does not say what an earlier payment of these invoices became: it may have been paid. */
  | { readonly tag: "EarlierPaymentUnknown" }
  | { readonly tag: "DebtorNotFound" }
  | { readonly tag: "PaymentNotFound" }
  /** It did not hold: its receipt is worth nothing any more, and is not sent. */
  | { readonly tag: "ReceiptUndone"; readonly day: LocalDate }
  | { readonly tag: "TillNotFound" }
  | { readonly tag: "DepositNotFound" }
  | { readonly tag: "PaymentAlertNotFound" }
  /** More money than is owed: the agent says whether the rest is kept. */
  | { readonly tag: "PaymentAboveOwed"; readonly kept: Cents }
  /** A payment online of these invoices may still arrive: the agent says that they know of it. */
  | { readonly tag: "PaymentUnderWay"; readonly operationIds: readonly string[] }
  /** This form has recorded something else already. */
  | { readonly tag: "PaymentFormUsed" }
  /** What a payment left for the family was given back: nothing is left to take it from. */
  | { readonly tag: "PaymentCreditGivenBack" }
  | { readonly tag: "RefundAboveKept"; readonly kept: Cents }
  | { readonly tag: "DepositIsEmpty" }
  /** The till no longer holds what was shown. */
  | { readonly tag: "DepositHasChanged" }
  | { readonly tag: "PayFipClientUnknown"; readonly failure: PayFipFailure }
  /** A trial is for a régie that is in test or in activation. */
  | { readonly tag: "TrialNotOpen" }
  /** No invoice of this régie has this number, or nothing of it is left to pay. */
  | { readonly tag: "TrialInvoiceUnknown" }
  | { readonly tag: "TrialGotNoId"; readonly failure: PayFipFailure }
  /** PayFiP gave no id: what it said, or that it said nothing. */
  | { readonly tag: "PayFipGaveNoId"; readonly failure: PayFipFailure };
