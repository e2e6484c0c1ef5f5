export { explainFee } from "./explain-fee";
export type { FeeLine } from "./fee-line";
export type { Residence } from "./fee-schedule";
export { quotientCents } from "./quotient-axis";
