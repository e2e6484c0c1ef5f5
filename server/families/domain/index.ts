export { type ChangeSet, changeSetSchema } from "./change-request";
export { changeLines } from "./change-request.fr";
export { weekParity } from "./custody";
export { SHOWN_FIELDS } from "./history-fields.fr";
export { type HomeChange, type Homes, homeOn, type Move, moveOn } from "./homes";
export { moveText } from "./homes.fr";
export {
  type FundPerson,
  firstOfMonth,
  isQuotientOutcome,
  type QuotientAnswer,
  type QuotientFailure,
  type QuotientOutcome,
  type QuotientSource,
} from "./quotient-reading";
export {
  amount,
  day,
  field,
  named,
  oneOf,
  type ShownField,
  yesNo,
} from "./shown-values.fr";
export type { Unreached } from "./unreached";
