export * from "./domain";
export { expireOfferJob, offerPlaceJob, sweepWaitlists } from "./jobs";
export { type AttendanceScope, readAttendanceFacts } from "./queries/attendance-facts";
export { readClosedBookings } from "./queries/closed-bookings";
export { type AskedDays, readClosingMail, readReopeningMail } from "./queries/closing-mails";
export { type BookingMail, readConfirmationMail, readOfferMail } from "./queries/mails";
export { pendingRequests, readRequestDetail } from "./queries/request-detail";
