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

/** What an adult learns of the dossier's prices: they are made from its quotient, and a linear fee gives it away. */
export interface PriceSight {
  /** Amounts: for those who hold the household, and for those who pay. */
  readonly amounts: boolean;
  /** How an amount was reached, which names the quotient, and whether one is known: for the household only. */
  readonly calculation: boolean;
}

/**
 * What an adult may know of prices. Who pays must know how much, and no more: never the steps, the quotient nor its
 * absence. Who only looks or books has no need of amounts.
 */
export function priceSightOf(adult: Pick<Membership, "role" | "authority" | "rights">): PriceSight {
  const { household } = visibilityOf(adult);
  return { amounts: household || adult.rights.includes("pay"), calculation: household };
}
