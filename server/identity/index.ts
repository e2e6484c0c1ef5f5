export {
  type Account,
  type AccountStatus,
  createAccount,
  findAccount,
  isUsable,
  setAccountEmail,
  setAccountStatus,
} from "./data/accounts";
export { addCredential, findCredential, freeLogin, removeCredential } from "./data/credentials";
export {
  type Claims,
  type FederatedIdentity,
  findIdentity,
  findIdentityOfAccount,
  linkIdentity,
  lockSubject,
  moveIdentities,
  refreshClaims,
  type Subject,
  unlinkOwnIdentity,
} from "./data/federated-identities";
export { MAIL_ADDRESS, PERSON_OF_ACCOUNT } from "./data/mail-address-sql";
export { hashPassword } from "./data/password-hash";
export { countAttempt } from "./data/rate-limits";
export { openSession, revokeSessionById, revokeSessions } from "./data/sessions";
export { type FranceConnectFailure, isFranceConnectFailure } from "./domain/franceconnect-failure";
export { FRANCECONNECT_NOTICES } from "./domain/franceconnect-failure.fr";
export { safeReturnPath } from "./domain/return-path";
export { AGENT_RIGHTS, type AgentRight, isAgentRight } from "./domain/rights";
export type { LiveSession, LoginMethod } from "./domain/session";
export type { AccountUnusable, TooManyAttempts } from "./errors";
export { findLiveSession } from "./queries/live-session";
export { lastUses, ownLogins } from "./queries/own-access";
export type { Door } from "./use-cases/door";
