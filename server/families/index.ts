export { FAMILY_RIGHTS, type FamilyRight, type Membership } from "./domain/membership";
export { membershipsOf } from "./queries/memberships";
