import type { LocalDate } from "@/server/platform/dates";
import type { ClosedDrafts } from "./domain/run-view";

/** Why something about invoices is refused. A tag that ends in "NotFound" answers like a page that does not exist. */
export type BillingError =
  | { readonly tag: "RegieNotFound" }
  | { readonly tag: "InvoiceRunNotFound" }
  | { readonly tag: "InvoiceNotFound" }
  /** No activity says that this régie collects its money. */
  | { readonly tag: "RegieCollectsNothing" }
  /** A régie has one run at a time. */
  | { readonly tag: "RunAlreadyOpen"; readonly month: LocalDate }
  | { readonly tag: "RunMonthNotBegun"; readonly first: LocalDate }
  | { readonly tag: "RunNotToReview" }
  | { readonly tag: "RunIsIssued" }
  | { readonly tag: "RunHasNothingToIssue" }
  /** The town has closed days since the drafts were computed, and so many of them still bill these days. */
  | ({ readonly tag: "RunBillsClosedDays" } & ClosedDrafts)
  | { readonly tag: "DueDayTooEarly"; readonly earliest: LocalDate }
  | { readonly tag: "DueDayTooLate"; readonly latest: LocalDate }
  | { readonly tag: "DraftHasNothingToBill" }
  /** A credit note changes what a run bills: not while the run is being issued. */
  | { readonly tag: "CreditDuringIssue" }
  | { readonly tag: "CreditOfCreditNote" }
  | { readonly tag: "CreditNothingChosen" }
  /** What was chosen was given back already, by another click or another agent. */
  | { readonly tag: "CreditAlreadyGiven" }
  /** What was chosen would be billed, not given back. */
  | { readonly tag: "CreditNotNegative" }
  /** Nobody who may pay has an address, nor the third party. */
  | { readonly tag: "InvoiceToNobody"; readonly thirdParty: boolean }
  /** The code begins the numbers of a régie that has begun to bill. */
  | { readonly tag: "RegieCodeInNumbers"; readonly code: string }
  | { readonly tag: "RegieCodeTaken"; readonly code: string }
  | { readonly tag: "ThirdPartyNotFound" }
  | { readonly tag: "ThirdPartyCodeTaken"; readonly code: string }
  /** It was billed, or a draft bills it. */
  | { readonly tag: "ThirdPartyBilled"; readonly name: string }
  | { readonly tag: "ThirdPartyInFees"; readonly name: string; readonly code: string }
  /** No child of this dossier, or a household that has no part in it. */
  | { readonly tag: "SharedChildNotFound" }
  /** Another clerk changed who pays, or where the child lives, after the form was shown. */
  | { readonly tag: "AgreementMoved" }
  | {
      readonly tag: "AgreementDayUnlikely";
      readonly field: "firstDay" | "lastDay";
      readonly earliest: LocalDate;
      readonly latest: LocalDate;
    }
  /** Nothing is agreed after this day. */
  | { readonly tag: "AgreementEndsBefore" };
