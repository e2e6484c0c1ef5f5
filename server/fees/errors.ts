export type { FeeError, FeeScheduleProblem } from "./domain/fee-errors";
