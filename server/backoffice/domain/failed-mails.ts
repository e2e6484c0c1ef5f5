/** Why a mail will never leave, as the base says it: its address, our mail server, or a restore that held it back. */
export const MAIL_FAILURES = ["address", "relay", "held"] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

/** What keeps a mail from being sent again: a secret of the past, a place that is no longer offered, or nobody to write to. */
export type MailObstacle = "secret" | "over" | "nobody";

/** A mail that could not be sent. */
export interface FailedMail {
  readonly id: string;
  readonly kind: string;
  /** An instant in ISO form. */
  readonly at: string;
  readonly address: string;
  readonly failure: MailFailure;
  /** In the words of the mail server. */
  readonly reason: string;
  readonly family: { readonly id: string; readonly number: string } | null;
  /** Where it would go now; null with an obstacle. */
  readonly to: string | null;
  readonly obstacle: MailObstacle | null;
}

/** The most mails that one press sends again: the page that follows offers the next ones. */
export const MOST_RESENT = 200;

/** They tell an address that something has changed: never to be sent to another one, whatever the dossier says now. */
const TOLD_TO_AN_ADDRESS = ["email-changed", "login-added", "password-changed"];

/** Whether a mail goes to the present address of who was written to, or to that very address. */
export function followsThePerson({ kind, familyId }: { kind: string; familyId: string | null }): boolean {
  return familyId !== null && !TOLD_TO_AN_ADDRESS.includes(kind);
}
