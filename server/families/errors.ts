import type { LocalDate } from "@/server/platform/dates";
import type { ChangeField, ChangeSet } from "./domain/change-request";

/** What a user can cause in a dossier and can mend. */
export type FamilyError =
  | { readonly tag: "FamilyNotFound" }
  | { readonly tag: "ChildNotFound" }
  | { readonly tag: "ChangeRequestNotFound" }
  | { readonly tag: "NothingChanged" }
  /** One field, changed in the dossier since the form was shown: `before` is what it has become. */
  | { readonly tag: "FieldMovedMeanwhile"; readonly field: ChangeField; readonly change: ChangeSet }
  /** Somebody wrote a move of the household after the form was shown. */
  | { readonly tag: "HomesMovedMeanwhile" }
  /** The day of a move, too far from today to be meant. */
  | { readonly tag: "MoveUnlikely"; readonly earliest: LocalDate; readonly latest: LocalDate }
  | { readonly tag: "FieldIsCertified"; readonly field: ChangeField }
  | { readonly tag: "ChangeAlreadyPending"; readonly fields: readonly ChangeField[] }
  | { readonly tag: "ChangeAlreadyDecided" }
  | { readonly tag: "ValueMovedMeanwhile"; readonly fields: readonly ChangeField[] }
  | { readonly tag: "HealthSheetMoved" }
  | { readonly tag: "DietSetByTown" };
