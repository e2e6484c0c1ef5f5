import type { Result } from "../result";

export interface OutgoingMail {
  /** The row's identifier: also the Message-ID, so that a message sent twice can be told by whoever receives it. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  /** One address, never a list. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `permanent`: the same message would be refused again, for instance because the address does not exist. */
export interface MailRefused {
  readonly permanent: boolean;
  readonly reason: string;
}

/** A way out for mails. It answers for one message at a time, within `MAIL_LIMIT_MS`. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<Result<void, MailRefused>>;
}

/** Shorter than the transaction that holds the mail's row meanwhile. */
export const MAIL_LIMIT_MS = 12_000;

/** No header may hold a line break or another control character: what follows would be read as a header of its own. */
export function headerSafe(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

export function messageId(mail: OutgoingMail): string {
  return `<${mail.id}@${mail.from.address.split("@").at(-1)}>`;
}
