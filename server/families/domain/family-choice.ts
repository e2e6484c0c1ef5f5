import type { AdultRole, Authority, FamilyRight, Membership } from "./membership";
import { visibilityOf } from "./visibility";

/** A dossier that a parent may choose. */
export interface FamilyOption {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  readonly chosen: boolean;
}

export interface FamilyChoice {
  /** The dossier in which the session works; null for a parent who has none yet. */
  readonly family: {
    readonly number: string;
    readonly name: string;
    readonly role: AdultRole;
    readonly authority: Authority;
    readonly rights: readonly FamilyRight[];
    readonly household: boolean;
    readonly health: boolean;
  } | null;
  readonly options: readonly FamilyOption[];
}

/** The chosen dossier and the others: the same choice as every procedure makes from the session. */
export function familyChoice(memberships: readonly Membership[], chosenId: string | null): FamilyChoice {
  const chosen = memberships.find(({ familyId }) => familyId === chosenId) ?? memberships[0];
  return {
    family: chosen
      ? {
          number: String(chosen.familyNumber),
          name: chosen.familyName,
          role: chosen.role,
          authority: chosen.authority,
          rights: chosen.rights,
          ...visibilityOf(chosen),
        }
      : null,
    options: memberships.map(({ familyId, familyNumber, familyName }) => ({
      familyId,
      number: String(familyNumber),
      name: familyName,
      chosen: familyId === chosen?.familyId,
    })),
  };
}
