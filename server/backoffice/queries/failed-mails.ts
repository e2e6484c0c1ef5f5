import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { followedAddress } from "@/server/families";
import { type FailedMail, followsThePerson, type MailFailure } from "../domain/failed-mails";
import type { QueuePlace } from "../domain/queue";

interface Row {
  id: string;
  kind: string;
  at: Date;
  to_address: string;
  failure: MailFailure;
  error: string;
  family_id: string | null;
  number: bigint | null;
  secret: boolean;
  over: boolean;
}

/** A part of the mails that could not be sent; the whole of them when nothing is chosen. */
export interface FailedMailFilter {
  readonly kind?: string | null | undefined;
  readonly failure?: MailFailure | null;
  /** This one alone. */
  readonly mailId?: string | null;
}

const FIRST: QueuePlace = { since: "1970-01-01T00:00:00.000Z", id: "00000000-0000-0000-0000-000000000000" };

/** The mails of the town that will never leave by themselves, oldest first, each with where it would go now. */
export async function listFailedMails(
  tx: Tx,
  { kind = null, failure = null, mailId = null }: FailedMailFilter,
  { after = FIRST, limit }: { readonly after?: QueuePlace; readonly limit: number },
): Promise<FailedMail[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.id, m.kind, m.created_at AS at, m.to_address, coalesce(m.failure, 'relay') AS failure, coalesce(m.error, '') AS error,
      m.family_id, f.number, m.erase_once_sent AS secret,
      m.kind = 'place-offer' AND NOT EXISTS (SELECT FROM waitlist_entry w
        WHERE w.id::text = split_part(m.dedupe_key, ':', 2) AND w.status = 'offered') AS over
    FROM mail m LEFT JOIN family f ON f.city_id = m.city_id AND f.id = m.family_id
    WHERE m.status = 'failed' AND (m.created_at, m.id) > (${new Date(after.since)}, ${after.id}::uuid)
      AND (${kind}::text IS NULL OR m.kind = ${kind}) AND (${failure}::text IS NULL OR coalesce(m.failure, 'relay') = ${failure})
      AND (${mailId}::uuid IS NULL OR m.id = ${mailId}::uuid)
    ORDER BY m.created_at, m.id LIMIT ${limit}`;
  const mails: FailedMail[] = [];
  for (const row of rows) mails.push(await withAddress(tx, row));
  return mails;
}

const PAGE = 100;

/** Those of one cause, or of one kind among them, that have somewhere to go: the oldest, `most` of them. */
export async function resendableMails(
  tx: Tx,
  filter: { readonly failure: MailFailure; readonly kind?: string | undefined },
  most: number,
): Promise<{ id: string; to: string }[]> {
  const found: { id: string; to: string }[] = [];
  let after: QueuePlace | undefined;
  while (found.length < most) {
    const page = await listFailedMails(tx, filter, { ...(after && { after }), limit: PAGE });
    found.push(...page.flatMap(({ id, to }) => (to === null ? [] : [{ id, to }])));
    const end = page.at(-1);
    if (!end || page.length < PAGE) break;
    after = { since: end.at, id: end.id };
  }
  return found.slice(0, most);
}

async function withAddress(tx: Tx, row: Row): Promise<FailedMail> {
  const { id, kind, family_id: familyId, to_address: address, failure, error: reason, number } = row;
  const family = familyId && number !== null ? { id: familyId, number: String(number) } : null;
  const known = { id, kind, at: row.at.toISOString(), address, failure, reason, family };
  if (row.secret) return { ...known, to: null, obstacle: "secret" };
  if (row.over) return { ...known, to: null, obstacle: "over" };
  const follows = familyId !== null && followsThePerson({ kind, familyId });
  const to = follows ? await followedAddress(tx, familyId, address) : address;
  return { ...known, to: to ?? null, obstacle: to === undefined ? "nobody" : null };
}

export interface FailedMailCounts {
  readonly failed: number;
  /** Those that will leave by themselves. */
  readonly waiting: number;
  readonly parts: readonly { readonly kind: string; readonly failure: MailFailure; readonly count: number }[];
}

export async function countUnsentMails(tx: Tx): Promise<FailedMailCounts> {
  const rows = await tx.$queryRaw<{ status: string; kind: string; failure: MailFailure; count: number }[]>`
    SELECT status, kind, coalesce(failure, 'relay') AS failure, count(*)::int AS count FROM mail
    WHERE status <> 'sent' GROUP BY 1, 2, 3 ORDER BY 2, 3`;
  const sum = (parts: readonly { readonly count: number }[]) => parts.reduce((total, { count }) => total + count, 0);
  const failed = rows.filter(({ status }) => status === "failed");
  return {
    failed: sum(failed),
    waiting: sum(rows) - sum(failed),
    parts: failed.map(({ kind, failure, count }) => ({ kind, failure, count })),
  };
}
