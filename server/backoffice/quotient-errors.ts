/** What an agent can cause with a quotient and can mend. */
export type QuotientEntryError =
  | { readonly tag: "QuotientFamilyNotFound" }
  /** A month to come, or too far back to say what a family earns now. */
  | { readonly tag: "QuotientMonthUnlikely" }
  | { readonly tag: "QuotientAlreadyKnown" };
