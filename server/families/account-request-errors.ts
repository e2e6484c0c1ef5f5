/** An access that is suspended is given no way in: who suspended it had a reason, and a login added to it opens nothing. */
export interface PersonSuspended {
  readonly tag: "PersonSuspended";
  readonly personId: string;
  /** A dossier where staff reopen it; undefined when the person is in none. */
  readonly familyId: string | undefined;
  /** "Camille Roy" */
  readonly name: string;
}

/** What can go wrong between asking for an account and opening it (A3, A4). */
export type AccountRequestError =
  | { readonly tag: "AccountRequestNotFound" }
  | { readonly tag: "AccountRequestAlreadyDecided" }
  /** An agent decided between the page and the form: what it holds is added to nothing. */
  | { readonly tag: "AnsweredMeanwhile" }
  | { readonly tag: "ChosenPersonNotFound" }
  | { readonly tag: "ChosenFamilyNotFound" }
  /** The person chosen has a login of this kind already: a second one would be somebody else's. */
  | { readonly tag: "PersonAlreadyHasLogin" }
  | PersonSuspended
  /** Unknown, used, replaced, over, or of an adult who logs in already: all answered alike. */
  | { readonly tag: "CodeDead" }
  /** FranceConnect certified somebody who is not the adult for whom it was prepared. */
  | { readonly tag: "CodeForSomebodyElse" }
  | { readonly tag: "TooManyCodes"; readonly minutes: number }
  /** The account already opens a dossier: there is nothing to ask for. */
  | { readonly tag: "AccountAlreadyAttached" };
