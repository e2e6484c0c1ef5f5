import type { LocalDate } from "@/server/platform/dates";

/** Somebody of the city who may be the one that an agent adds (D4). */
export interface Namesake {
  /** Of the child or of the adult. */
  readonly id: string;
  /** "Lou Essai" */
  readonly name: string;
  /** "2018-05-04"; of an adult, also in part, or "". */
  readonly birthdate: string;
  /** A dossier where they live now; null when they have left every one. */
  readonly family: { readonly id: string; readonly number: string; readonly name: string } | null;
}

/** What an agent can cause at a dossier and can mend. */
export type DeskError =
  | { readonly tag: "DeskFamilyNotFound" }
  | { readonly tag: "DeskChildNotFound" }
  | { readonly tag: "DeskAdultNotFound" }
  | { readonly tag: "DeskSchoolNotFound" }
  /** The child is at that school already, or will be, from that day to come on. */
  | { readonly tag: "DeskSchoolSame"; readonly from: LocalDate | null }
  /** Somebody else changed the same values after the form was shown. */
  | { readonly tag: "DeskFormMoved" }
  | { readonly tag: "DeskNothingChanged" }
  /** Too far from today to be meant. */
  | { readonly tag: "HouseholdMoveUnlikely"; readonly earliest: LocalDate; readonly latest: LocalDate }
  | { readonly tag: "ChildMayExist"; readonly namesakes: readonly Namesake[] }
  | { readonly tag: "ChildAlreadyHere" }
  | { readonly tag: "ChildBirthdateUnlikely"; readonly first: LocalDate; readonly last: LocalDate }
  | { readonly tag: "ChildLivesElsewhere"; readonly number: string; readonly name: string }
  | { readonly tag: "ChildInTwoHouseholds" }
  | { readonly tag: "ClassNotInSchool" }
  | { readonly tag: "ClassWithoutLevel"; readonly className: string; readonly levels: readonly string[] }
  | { readonly tag: "AdultMayExist"; readonly namesakes: readonly Namesake[] }
  | { readonly tag: "AdultAlreadyHere" }
  | { readonly tag: "AdultBirthdateInFuture" }
  /** They log in with a password already: a second one would be somebody else's. */
  | { readonly tag: "AdultHasPassword" }
  /** A login given to them would open nothing. */
  | { readonly tag: "AdultSuspended"; readonly name: string }
  /** They log in already: there is nothing to attach. */
  | { readonly tag: "AdultHasLogin" }
  | { readonly tag: "AdultHasNoAddress" }
  /** They have no such way in, or not any more. */
  | { readonly tag: "DeskLoginNotFound" }
  | { readonly tag: "AccessAlreadySo"; readonly state: "open" | "suspended" }
  /** Nobody has prepared one, or it is used or over. */
  | { readonly tag: "InvitationNotFound" }
  /** A dossier keeps one adult who answers for it. */
  | { readonly tag: "ResponsibleNeeded" }
  | { readonly tag: "OneResponsible"; readonly name: string };
