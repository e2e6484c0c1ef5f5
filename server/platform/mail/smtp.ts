import { setTimeout as wait } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { err, ok } from "../result";
import { headerSafe, MAIL_LIMIT_MS, type MailTransport, messageId } from "./outgoing-mail";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function refusal(error: unknown): { permanent: boolean; reason: string } {
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const reason = error instanceof Error ? error.message : String(error);
  return { permanent: code >= 500 && code < 600, reason: headerSafe(reason).slice(0, 300) };
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
export function smtpTransport(url: string): MailTransport {
  const relay = createTransport({
    url,
    requireTLS: !LOOPBACK.has(new URL(url).hostname),
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
