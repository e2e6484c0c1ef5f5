import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";

interface Requeued {
  readonly cityId: string;
  readonly mailId: string;
  readonly newMailId: string;
  readonly to: string;
  readonly now: Temporal.Instant;
}

/**
 * Lets a failed mail wait again, with a job of its own, and notes it. False when there is none of this identifier that
 * failed: of two who ask at once, one waits for the other and finds none. One that holds a secret is never sent again.
 */
export async function requeueMail(tx: Tx, { cityId, mailId, newMailId, to, now }: Requeued): Promise<boolean> {
  const rows = await tx.$queryRaw<{ kind: string }[]>`
    UPDATE mail SET id = ${newMailId}::uuid, to_address = ${to}, status = 'queued', attempts = 0, error = NULL, failure = NULL
    WHERE id = ${mailId}::uuid AND status = 'failed' AND NOT erase_once_sent RETURNING kind`;
  const [mail] = rows;
  if (!mail) return false;
  await tx.$executeRaw`
    INSERT INTO mail_resending (city_id, id, kind, at)
    VALUES (${cityId}::uuid, ${mailId}::uuid, ${mail.kind}, ${new Date(now.epochMilliseconds)})`;
  await addJob(tx, "send-mail", { mailId: newMailId }, { key: `send-mail:${newMailId}`, inBulk: true });
  return true;
}

/** Whether the mail of this identifier was sent again, by whomever. */
export async function wasRequeued(tx: Tx, mailId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM mail_resending WHERE id = ${mailId}::uuid`;
  return rows.length > 0;
}
