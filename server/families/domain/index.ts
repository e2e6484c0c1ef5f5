export {
  type FundPerson,
  firstOfMonth,
  isQuotientOutcome,
  type QuotientAnswer,
  type QuotientFailure,
  type QuotientOutcome,
  type QuotientSource,
} from "./quotient-reading";
