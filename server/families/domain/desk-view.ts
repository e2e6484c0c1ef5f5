import type { HomePlace } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { EditableChild, EditableHousehold } from "./changed-fields.fr";
import type { HomeChange } from "./homes";
import type { AdultRole, Authority, FamilyRight } from "./membership";

/*
 * What the agents' forms of a dossier start from. `version` goes back with the form: what somebody else changed meanwhile
 * is not overwritten.
 */

export interface DossierTitle {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
}

export interface SchoolOption {
  readonly id: string;
  readonly name: string;
}

export interface ClassOption {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly string[];
}

export interface NewChildForm {
  readonly family: DossierTitle;
  readonly schools: readonly SchoolOption[];
  /** What the parents wrote of their children when they asked for an account. */
  readonly claimed: readonly string[];
}

export interface ChildForm {
  readonly family: DossierTitle;
  readonly child: EditableChild;
  readonly version: string;
  readonly schools: readonly SchoolOption[];
  /** Where the child goes to school today, and where it will when a change is to come, in words. */
  readonly school: string;
  /** Those of the school of the card. */
  readonly classes: readonly ClassOption[];
}

export interface AdultForm {
  readonly family: DossierTitle;
  readonly name: string;
  readonly email: string;
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly rights: readonly FamilyRight[];
  readonly version: string;
}

export interface HouseholdForm {
  readonly family: DossierTitle;
  /** With where it lives today. */
  readonly household: EditableHousehold & { readonly residence: HomePlace };
  /** Known moves, past and to come, oldest first. */
  readonly moves: readonly HomeChange[];
  readonly today: LocalDate;
  readonly version: string;
}
