/** What an adult may do in a dossier (A5): joint parents may all, a payer only pays, a relative only reads. */
export const FAMILY_RIGHTS = ["view", "book", "edit", "pay"] as const;
export type FamilyRight = (typeof FAMILY_RIGHTS)[number];

/** The dossier in which a parent works, and what they may do there. */
export interface Membership {
  readonly familyId: string;
  readonly familyNumber: bigint;
  readonly familyName: string;
  readonly personId: string;
  readonly rights: readonly FamilyRight[];
}
