import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";

export interface NewMail {
  readonly id: string;
  readonly cityId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly kind: string;
  readonly dedupeKey: string;
  readonly familyId: string | null;
  readonly eraseOnceSent: boolean;
  /** One of thousands of the same moment: it leaves behind those that one person waits for. */
  readonly inBulk: boolean;
  /** Why it will never leave; then it is kept as failed, for staff to see, and no job is added. */
  readonly refusal: string | null;
}

/** Writes the mail and its job, unless the city already has one of this `dedupeKey`. True when it was written. */
export async function insertMail(tx: Tx, mail: NewMail, now: Temporal.Instant): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO mail (city_id, id, to_address, subject, text, html, kind, dedupe_key, family_id, erase_once_sent, status, error, failure, created_at)
    VALUES (${mail.cityId}::uuid, ${mail.id}::uuid, ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html}, ${mail.kind},
            ${mail.dedupeKey}, ${mail.familyId}::uuid, ${mail.eraseOnceSent}, ${mail.refusal ? "failed" : "queued"}, ${mail.refusal},
            ${mail.refusal ? "address" : null}, ${new Date(now.epochMilliseconds)})
    ON CONFLICT (city_id, dedupe_key) DO NOTHING`;
  const { id: mailId, inBulk } = mail;
  if (written > 0 && !mail.refusal) await addJob(tx, "send-mail", { mailId }, { key: `send-mail:${mailId}`, inBulk });
  return written > 0;
}

interface QueuedMail {
  to_address: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * Locks a mail that has not left yet. "held" when another worker has it at this moment, which may still fail;
 * undefined when there is nothing left to do.
 */
export async function lockQueuedMail(tx: Tx, mailId: string): Promise<QueuedMail | "held" | undefined> {
  const locked = await tx.$queryRaw<QueuedMail[]>`
    SELECT to_address, subject, text, html FROM mail
    WHERE id = ${mailId}::uuid AND status = 'queued' FOR UPDATE SKIP LOCKED`;
  if (locked[0]) return locked[0];
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM mail WHERE id = ${mailId}::uuid AND status = 'queued'`;
  return held.length > 0 ? "held" : undefined;
}

const ERASED = "Ce message contenait un secret à usage unique. Son texte a été effacé après l’envoi.";

export async function markSent(tx: Tx, mailId: string, at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail SET status = 'sent', sent_at = ${new Date(at.epochMilliseconds)}, attempts = attempts + 1, error = NULL,
      text = CASE WHEN erase_once_sent THEN ${ERASED} ELSE text END,
      html = CASE WHEN erase_once_sent THEN '' ELSE html END
    WHERE id = ${mailId}::uuid`;
}

/** Why a mail will never leave: its address, or our way to its server, which was away until the last try. */
export type FinalRefusal = "address" | "relay";

/** `final` is null when it will be tried again. */
export async function markRefused(tx: Tx, mailId: string, reason: string, final: FinalRefusal | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail SET status = CASE WHEN ${final}::text IS NULL THEN 'queued' ELSE 'failed' END, attempts = attempts + 1,
      error = ${reason}, failure = ${final}
    WHERE id = ${mailId}::uuid`;
}
