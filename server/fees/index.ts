export { explainFee, explainStoredFee } from "./domain/explain-fee";
export type { FeeError } from "./domain/fee-errors";
export type { FeeLine } from "./domain/fee-line";
export { feeErrorText } from "./errors.fr";
export { lateCosts } from "./queries/late-costs";
export { type LaterQuotient, laterQuotient } from "./queries/later-quotient";
export { namedPayers } from "./queries/named-payers";
export { type PriceBook, priceBook } from "./queries/price-book";
export {
  type PriceRegister,
  priceRegister,
  type RegisteredPrice,
  type RegisterQuestion,
} from "./queries/price-register";
