import { env } from "../env";
import type { MailTransport } from "./outgoing-mail";
import { resendTransport } from "./resend";
import { smtpTransport } from "./smtp";

/** The way out that the environment names: Resend when it has a key, the SMTP relay otherwise. @throws without either. */
export function configuredTransport(): MailTransport {
  const { RESEND_API_KEY, RESEND_URL, SMTP_URL } = env();
  if (RESEND_API_KEY) return resendTransport(RESEND_URL, RESEND_API_KEY);
  if (SMTP_URL) return smtpTransport(SMTP_URL);
  throw new Error("No way out for mails: set SMTP_URL, or RESEND_API_KEY");
}
