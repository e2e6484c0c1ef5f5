export { hasHealthSheet, type OpenedSheet, openHealthSheet, recordHealthReading } from "./data/health-sheets";
export { addressText, type ChangeLine, FIELD_NAMES, phoneText } from "./domain/change-request.fr";
export { DIET_NAMES, DIETS, type Diet } from "./domain/diet";
export type { ChildView, HouseholdView, QuotientView } from "./domain/dossier";
export type { HealthSheet } from "./domain/health-sheet";
export type { HistoryLine } from "./domain/history-line";
export { type AdultRole, type Authority, FAMILY_RIGHTS, type FamilyRight, type Membership } from "./domain/membership";
export { isWhole, type NamedPivot, pivotKeyOf } from "./domain/pivot";
export { mandateOf, type PivotClaims, pivotClaimsSchema } from "./domain/pivot-claims";
export { type Visibility, visibilityOf } from "./domain/visibility";
export {
  type ChangeDetail,
  findChangeDetail,
  listPendingChanges,
  type PendingChange,
} from "./queries/change-requests";
export { listChildren, livesInFamily } from "./queries/children";
export { familyHistory } from "./queries/history";
export { mailAddressOf } from "./queries/mail-address";
export { membershipsOf } from "./queries/memberships";
export { type EnteredByPivot, enterByPivot } from "./use-cases/enter-by-pivot";
export { readHousehold } from "./queries/household";
