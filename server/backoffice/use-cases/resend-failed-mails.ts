import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { resendMail, wasRequeued } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import type { MailFailure } from "../domain/failed-mails";
import type { BackofficeError } from "../errors";
import { listFailedMails, resendableMails } from "../queries/failed-mails";

interface Resender {
  readonly cityId: string;
  readonly clock: Clock;
}

interface SomeMails {
  readonly failure: MailFailure;
  readonly kind?: string | undefined;
  readonly most: number;
}

/** How many mails wait again. */
interface Resent {
  readonly sent: number;
}

/**
 * Sends again a mail that could not be sent, to where the person is written to today. A second click and a second clerk send
 * nothing more. Errors: FailedMailNotFound, MailNotToResend.
 */
export async function resendFailedMail(
  tx: Tx,
  { cityId, clock, mailId }: Resender & { readonly mailId: string },
): Promise<Result<Resent, BackofficeError>> {
  const [mail] = await listFailedMails(tx, { mailId }, { limit: 1 });
  if (!mail) return (await wasRequeued(tx, mailId)) ? ok({ sent: 0 }) : err({ tag: "FailedMailNotFound" });
  if (mail.to === null) return err({ tag: "MailNotToResend", why: mail.obstacle ?? "nobody" });
  return ok({ sent: (await resendMail(tx, { cityId, clock, mailId, to: mail.to })) ? 1 : 0 });
}

/**
 * Sends again those of one cause, or of one kind among them, that have somewhere to go: the oldest, and no more than `most`, as the
 * button said. `fewer`: some have left, or have nowhere to go, since it was shown.
 */
export async function resendFailedMails(
  tx: Tx,
  { cityId, clock, most, ...filter }: Resender & SomeMails,
): Promise<Resent & { fewer: boolean }> {
  let sent = 0;
  for (const { id: mailId, to } of await resendableMails(tx, filter, most)) {
    if (await resendMail(tx, { cityId, clock, mailId, to })) sent += 1;
  }
  return { sent, fewer: sent < most };
}
