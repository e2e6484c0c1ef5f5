export { receiptReference } from "./domain/numbers";
export { askPayFipJob, sweepPayFip } from "./jobs";
