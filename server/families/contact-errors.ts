/** What can be refused of the people to call for a child, to a parent and to an agent alike (D7). */
export type ContactError =
  | { readonly tag: "ContactNotFound" }
  /** The list, or what waits for an answer about it, is no longer what the form was made from. */
  | { readonly tag: "ContactsMoved" }
  | { readonly tag: "ContactPhoneMissing" }
  | { readonly tag: "TooManyContacts"; readonly most: number }
  /** A request about the same person waits for an answer. */
  | { readonly tag: "ContactChangePending" }
  /** Who must not come is noted by the town alone. */
  | { readonly tag: "ContactSetByTown" };
