export { type FamilyQuotient, listQuotients } from "./data/quotients";
export { listSchedules } from "./data/schedules";
export { type CheckedSchedule, checkSchedule } from "./domain/check-schedule";
export { evaluateFee } from "./domain/evaluate-fee";
export { explainFee } from "./domain/explain-fee";
export type { FeeError } from "./domain/fee-errors";
export type { FeeLine, FeeSituation } from "./domain/fee-line";
export { feeErrorText } from "./errors.fr";
export { type PriceBook, type PriceQuestion, priceBook } from "./queries/price-book";
