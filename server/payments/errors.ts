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
  /** PayFiP gave no id: what it said, or that it said nothing. */
  | { readonly tag: "PayFipGaveNoId"; readonly failure: PayFipFailure };
