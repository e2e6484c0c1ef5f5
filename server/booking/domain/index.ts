export type { AttendanceFact } from "./attendance-fact";
export { levelsText } from "./division.fr";
export type { EntryStatus } from "./entry-status";
export { type FeeFacts, feeFactsOf, type PricedChild } from "./fee-facts";
export { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from "./month";
export { offerExpiry } from "./offer-expiry";
export { knownSchoolingOn, type SchoolPath } from "./schooling";
