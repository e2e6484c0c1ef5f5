import type { ContactChange } from "./contact";
import type { DossierTitle } from "./desk-view";
import type { BanView, ContactView } from "./dossier";

/** What an agent's form of a child's contacts starts from. */
export interface DeskContacts {
  readonly family: DossierTitle;
  readonly firstName: string;
  readonly contacts: readonly ContactView[];
  /** Who must not come for the child as another of its dossiers notes it; never shown to the other parent (ADR 0011). */
  readonly bansElsewhere: readonly BanView[];
  /** Goes back with the form: what somebody else changed meanwhile is not overwritten. */
  readonly version: string;
}

/** The same for a parent, with what waits for an answer. */
export interface OwnContacts {
  readonly firstName: string;
  readonly contacts: readonly ContactView[];
  readonly pending: readonly ContactChange[];
  /** The town lets the household change its contacts by itself. */
  readonly atOnce: boolean;
  readonly version: string;
}
