import type { PasswordWeakness } from "./domain/password-policy";

/** The same for an unknown login, a wrong password and an account of the other door: it reveals nothing (A9). */
export type WrongCredentials = { readonly tag: "WrongCredentials" };
/** `minutes`: how long until a new attempt is looked at, at least 1. */
export type TooManyAttempts = { readonly tag: "TooManyAttempts"; readonly minutes: number };
export type OneTimePasswordExpired = { readonly tag: "OneTimePasswordExpired" };
/** Suspended or closed; said only to somebody who proved who they are. */
export type AccountUnusable = { readonly tag: "AccountUnusable" };
export type PasswordWeak = { readonly tag: "PasswordWeak"; readonly weakness: PasswordWeakness };
export type PasswordUnchanged = { readonly tag: "PasswordUnchanged" };
export type CurrentPasswordWrong = { readonly tag: "CurrentPasswordWrong" };
export type RecoveryLinkDead = { readonly tag: "RecoveryLinkDead" };
export type TotpWrong = { readonly tag: "TotpWrong" };
export type TotpReplayed = { readonly tag: "TotpReplayed" };
export type OnlyLogin = { readonly tag: "OnlyLogin" };
export type SessionNotFound = { readonly tag: "SessionNotFound" };
export type LoginNotFound = { readonly tag: "LoginNotFound" };
export type AgentNotFound = { readonly tag: "AgentNotFound" };

export type IdentityError =
  | WrongCredentials
  | TooManyAttempts
  | OneTimePasswordExpired
  | AccountUnusable
  | PasswordWeak
  | PasswordUnchanged
  | CurrentPasswordWrong
  | RecoveryLinkDead
  | TotpWrong
  | TotpReplayed
  | OnlyLogin
  | SessionNotFound
  | LoginNotFound
  | AgentNotFound;
