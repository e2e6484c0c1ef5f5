import { setTimeout as wait } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { err, ok } from "../result";
import { headerSafe, MAIL_LIMIT_MS, type MailTransport, messageId } from "./outgoing-mail";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The relay's final word on this recipient or this message; a wrong password or a relay without TLS is no such word. */
const ABOUT_THE_MAIL = new Set(["RCPT TO", "DATA"]);

function refusal(error: unknown): { permanent: boolean; reason: string } {
  if (!(error instanceof Error)) return { permanent: false, reason: String(error) };
  const code = "responseCode" in error ? Number(error.responseCode) : 0;
  const aboutTheMail = "command" in error && ABOUT_THE_MAIL.has(String(error.command));
  const permanent = aboutTheMail && code >= 500 && code < 600;
  return { permanent, reason: headerSafe(error.message).slice(0, 300) };
}

/** The relay's answer, or an error when it has none in time. What it does with the message then is not known. */
async function withinLimit(answer: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  const tooLate = wait(MAIL_LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
    throw new Error("The relay did not answer in time");
  });
  tooLate.catch(() => undefined);
  await Promise.race([answer, tooLate]).finally(() => limit.abort());
}

/**
 * Any SMTP relay: `smtps://user:secret@relay.example`, or `smtp://` which goes on in TLS by STARTTLS. Without TLS the
 * mail does not leave, except to the machine itself (Q6).
 */
export function smtpTransport(address: string): MailTransport {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  // Not `createTransport({ url, … })`: with a URL, nodemailer ignores every other option.
  const relay = createTransport({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    requireTLS: !LOOPBACK.has(url.hostname),
    connectionTimeout: MAIL_LIMIT_MS / 3,
    greetingTimeout: MAIL_LIMIT_MS / 3,
    socketTimeout: MAIL_LIMIT_MS / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        const answer = relay.sendMail({
          messageId: messageId(mail),
          from: { name: headerSafe(mail.from.name), address: mail.from.address },
          replyTo: mail.replyTo ? { name: "", address: mail.replyTo } : undefined,
          to: { name: "", address: mail.to },
          subject: headerSafe(mail.subject),
          text: mail.text,
          html: mail.html,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        await withinLimit(answer);
        return ok(undefined);
      } catch (error) {
        return err(refusal(error));
      }
    },
  };
}
