import "server-only";
import { withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import type { MailTransport } from "@/server/platform/mail/outgoing-mail";
import type { City } from "@/server/tenancy";
import { mailSenderOf } from "../city-mail";
import { lockQueuedMail, markRefused, markSent } from "../data/mails";

export type SendOutcome = "sent" | "nothing-to-send" | "failed-for-good" | "try-again";

export interface SendMail {
  readonly city: City;
  readonly mailId: string;
  readonly transport: MailTransport;
  readonly clock: Clock;
  /** There will be no other try: a refusal is then for good. */
  readonly lastTry: boolean;
}

/**
 * Sends one mail. Its row stays locked while the relay answers, so that two workers never send it both. If the
 * process dies between the relay's acceptance and the commit, the mail is sent once more at most, with the same
 * Message-ID (and not delivered twice by Resend, which knows the key).
 */
export async function sendMail({ city, mailId, transport, clock, lastTry }: SendMail): Promise<SendOutcome> {
  return withCity({ cityId: city.id, actor: "worker" }, async (tx) => {
    const mail = await lockQueuedMail(tx, mailId);
    if (!mail) return "nothing-to-send";
    if (mail === "held") return "try-again";
    const { subject, text, html, to_address: to } = mail;
    const sent = await transport.send({ id: mailId, ...mailSenderOf(city), to, subject, text, html });
    if (sent.ok) {
      await markSent(tx, mailId, clock.now());
      return "sent";
    }
    const { permanent, reason } = sent.error;
    const final = permanent ? "address" : lastTry ? "relay" : null;
    // A failed mail says why, also when the server gave no word.
    await markRefused(tx, mailId, reason || "Sans raison donnée.", final);
    return final ? "failed-for-good" : "try-again";
  });
}
