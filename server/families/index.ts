export { releaseChild } from "./data/desk-children";
export { openHealthSheet, recordHealthReading } from "./data/health-sheets";
export { HOMES } from "./data/homes";
export { ACCOUNTS_OF_PERSON } from "./data/mail-address-sql";
export { type AccessTrace, NO_ACCESS } from "./domain/access-trace";
export { type ChangeLine, FIELD_NAMES } from "./domain/change-request.fr";
export type { ClassOption } from "./domain/desk-view";
export { DIETS, type Diet } from "./domain/diet";
export type { BanView, ChildView, HouseholdView, QuotientRecordView, QuotientView } from "./domain/dossier";
export type { HealthSheet } from "./domain/health-sheet";
export type { AdultRole, Authority, FamilyRight, Membership } from "./domain/membership";
export type { NamedPivot } from "./domain/pivot";
export { coversFamilyMatters, mandateOf, type PivotClaims, pivotClaimsSchema } from "./domain/pivot-claims";
export { shownVersion } from "./domain/shown-version";
export { type Unreached, unreachedAmong, unreachedBy } from "./domain/unreached";
export { type PriceSight, priceSightOf, visibilityOf } from "./domain/visibility";
export { accessTraces } from "./queries/access-traces";
export { bansOfChildren } from "./queries/bans";
export { firstNameOf, householdsOf } from "./queries/child-households";
export { listChildren, livesInFamily } from "./queries/children";
export { childrenAsClaimed } from "./queries/desk-child";
export { followedAddress } from "./queries/followed-address";
export { readHousehold } from "./queries/household";
export { householdAddresses } from "./queries/household-addresses";
export { mailAddressOf } from "./queries/mail-address";
export { membershipsOf } from "./queries/memberships";
export { quotientRecords } from "./queries/quotient-records";
export { type EnteredByPivot, enterByPivot } from "./use-cases/enter-by-pivot";
export { mailHousehold } from "./use-cases/mail-household";
export {
  holdSchoolMove,
  readSchoolMove,
  type SchoolMove,
  writeSchoolMove,
} from "./use-cases/move-school";
export type { QuotientGrant } from "./use-cases/read-quotient";
export { recordQuotient } from "./use-cases/record-quotient";
