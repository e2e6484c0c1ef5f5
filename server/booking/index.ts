export { expireOfferJob, offerPlaceJob, sweepWaitlists } from "./jobs";
export { type BookingMail, readConfirmationMail, readOfferMail } from "./queries/mails";
