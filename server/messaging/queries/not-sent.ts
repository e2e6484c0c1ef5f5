import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** A mail that has not left. */
export interface MailNotSent {
  readonly dedupeKey: string;
  /** Why it never will, as the mail server said it; null while it waits. */
  readonly refusal: string | null;
}

/** The mails of the town whose key begins so and that have not left, oldest first: those that wait, and those refused for good. */
export async function mailsNotSent(tx: Tx, keyStart: string): Promise<readonly MailNotSent[]> {
  const rows = await tx.$queryRaw<{ dedupe_key: string; refusal: string | null }[]>`
    SELECT dedupe_key, CASE WHEN status = 'failed' THEN coalesce(error, '') END AS refusal FROM mail
    WHERE status <> 'sent' AND starts_with(dedupe_key, ${keyStart}) ORDER BY created_at, id`;
  return rows.map((row) => ({ dedupeKey: row.dedupe_key, refusal: row.refusal }));
}
