import { egressFetch } from "../egress/egress-fetch";
import { err, ok } from "../result";
import { headerSafe, MAIL_LIMIT_MS, type MailTransport, messageId, type OutgoingMail } from "./outgoing-mail";

function body(mail: OutgoingMail): string {
  const name = headerSafe(mail.from.name).replace(/["\\<>]/g, "");
  return JSON.stringify({
    from: `"${name}" <${mail.from.address}>`,
    to: [mail.to],
    reply_to: mail.replyTo ?? undefined,
    subject: headerSafe(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: { "Message-ID": messageId(mail), "Auto-Submitted": "auto-generated" },
  });
}

/** Waiting helps when too many were sent, when the same one is on its way, or when Resend is ill; not otherwise. */
function isPermanent(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429 && status !== 409 && status !== 401 && status !== 403;
}

/**
 * Resend's HTTP interface. The mail's identifier is the idempotency key: within 24 hours, a message sent again after
 * a crash is not delivered a second time.
 */
export function resendTransport(baseUrl: string, apiKey: string): MailTransport {
  return {
    async send(mail) {
      try {
        const response = await egressFetch(`${baseUrl}/emails`, {
          method: "POST",
          headers: {
            Authorization: `Bearer ${apiKey}`,
            "Content-Type": "application/json",
            "Idempotency-Key": mail.id,
          },
          body: body(mail),
          signal: AbortSignal.timeout(MAIL_LIMIT_MS),
        });
        if (response.ok) return ok(undefined);
        const reason = headerSafe(`${response.status} ${await response.text()}`).slice(0, 300);
        return err({ permanent: isPermanent(response.status), reason });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err({ permanent: false, reason: headerSafe(reason).slice(0, 300) });
      }
    },
  };
}
