/** What an adult may do in a dossier (A5): joint parents may all, a payer only pays, a relative only reads. */
export const FAMILY_RIGHTS = ["view", "book", "edit", "pay"] as const;
export type FamilyRight = (typeof FAMILY_RIGHTS)[number];

/** What an adult is to a dossier (D1). */
export const ADULT_ROLES = ["responsable", "parent", "payeur", "proche"] as const;
export type AdultRole = (typeof ADULT_ROLES)[number];

/** Autorité parentale: shared, held alone, or not held. */
export const AUTHORITIES = ["joint", "sole", "none"] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** The dossier in which a parent works, and what they may do there. */
export interface Membership {
  readonly familyId: string;
  readonly familyNumber: bigint;
  readonly familyName: string;
  readonly personId: string;
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly rights: readonly FamilyRight[];
}
