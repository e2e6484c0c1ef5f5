import type { AccessTrace } from "./access-trace";
import type { DossierTitle } from "./desk-view";
import type { FormerLine } from "./former-identity.fr";

/** A way in of an adult, as staff see it: no secret, and nothing of what a provider certified. */
export interface AdultLogin {
  /** What names it in a form: "local", or the id of a FranceConnect identity. */
  readonly key: string;
  /** What the person types; null with FranceConnect. */
  readonly login: string | null;
  /** Instants in ISO form: of the last password, or of the day FranceConnect was attached. */
  readonly since: string;
  /** The last time that this kind of login was used; null for never. */
  readonly lastUsedAt: string | null;
}

/** How an adult of a dossier gets in. */
export interface OnlineAccess {
  readonly family: DossierTitle;
  readonly name: string;
  /** Where what staff decide is written to; "" when nothing is known. */
  readonly mailTo: string;
  /** "none": they have no account. */
  readonly status: "none" | "open" | "suspended";
  readonly logins: readonly AdultLogin[];
  /** Who suspended the access, or took it away, and why. */
  readonly trace: AccessTrace;
  /**
   * Their civil status comes from their FranceConnect login, and is certified no more once it is taken away: what it replaced
   * in the dossier. Null when it is not certified.
   */
  readonly certified: { readonly former: readonly FormerLine[] } | null;
}

/** What an agent may decide beside taking a login away. */
export const ACCESS_STATES = ["suspended", "open"] as const;
