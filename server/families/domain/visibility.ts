import type { Membership } from "./membership";

/** The parts of a dossier that are not for every adult in it (A5, D8; quality attack 37). */
export interface Visibility {
  /** Address, quotient familial, contacts, documents and history: for those who hold the household. */
  readonly household: boolean;
  /** Health sheets: for holders of parental authority only. */
  readonly health: boolean;
}

/**
 * What an adult sees of a dossier. A payer, a relative, and a parent without parental authority may be kept away from
 * the household: they never learn its address, its quotient, its contacts nor its documents.
 */
export function visibilityOf({ role, authority }: Pick<Membership, "role" | "authority">): Visibility {
  const household = role === "responsable" || (role === "parent" && authority !== "none");
  return { household, health: household && authority !== "none" };
}
