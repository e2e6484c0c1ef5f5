export { expireOfferJob, offerPlaceJob, type SweepOutcome, sweepWaitlists } from "./jobs";
export { type BookingMail, readConfirmationMail, readOfferMail } from "./queries/mails";
