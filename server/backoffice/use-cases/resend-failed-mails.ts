import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { resendMail, wasRequeued } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import type { MailFailure } from "../domain/failed-mails";
import type { BackofficeError } from "../errors";
import { listFailedMails } from "../queries/failed-mails";

interface Resender {
  readonly cityId: string;
  readonly clock: Clock;
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

/** Mails of one click: a page that waits longer is clicked again. */
const AT_ONCE = 200;
const PAGE = 100;

/** Sends again those of one cause, or of one kind among them, that have somewhere to go: the oldest, up to 200 at a time. */
export async function resendFailedMails(
  tx: Tx,
  { cityId, clock, failure, kind }: Resender & { readonly failure: MailFailure; readonly kind?: string },
): Promise<Resent> {
  let sent = 0;
  let last: { since: string; id: string } | undefined;
  while (sent < AT_ONCE) {
    const page = await listFailedMails(tx, { failure, kind: kind ?? null }, { after: last, limit: PAGE });
    for (const { id: mailId, to } of page) {
      if (to !== null && sent < AT_ONCE && (await resendMail(tx, { cityId, clock, mailId, to }))) sent += 1;
    }
    const end = page.at(-1);
    if (!end || page.length < PAGE) break;
    last = { since: end.at, id: end.id };
  }
  return { sent };
}
