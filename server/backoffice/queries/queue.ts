import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { ofHealth } from "../data/assignments";
import { placeToText, type QueueFilter, type QueueItem, type QueueKind, type QueuePlace } from "../domain/queue";
import { describeItem } from "./describe-item";

interface QueueRow {
  kind: QueueKind;
  id: string;
  at: Date;
  who: string;
  detail: string[];
  family_id: string | null;
  number: bigint | null;
  family_name: string | null;
  assigned_to: string | null;
  assignee: string | null;
}

/** Who looks at the queue: the kinds that their rights open, and which items are theirs. */
export interface QueueViewer {
  readonly accountId: string;
  readonly kinds: readonly QueueKind[];
  /** Without it, documents of health are not in the queue (D8). */
  readonly mayReadHealth: boolean;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  /** Where the next page begins, or null on the last one. */
  readonly next: string | null;
}

const FIRST: QueuePlace = { since: "1970-01-01T00:00:00.000Z", id: "00000000-0000-0000-0000-000000000000" };

/**
 * What awaits an agent, oldest first, after a place of the queue (W1). Each branch reads its own index no further than
 * one page, so that a long queue costs no more than a short one.
 */
export async function readQueue(
  tx: Tx,
  viewer: QueueViewer,
  filter: QueueFilter,
  { after = FIRST, limit }: { readonly after?: QueuePlace; readonly limit: number },
): Promise<QueuePage> {
  const kinds = filter.kind ? viewer.kinds.filter((kind) => kind === filter.kind) : viewer.kinds;
  const has = (kind: QueueKind) => kinds.includes(kind);
  const { accountId: me, mayReadHealth } = viewer;
  const { owner } = filter;
  const since = new Date(after.since);
  const enough = limit + 1;
  const rows = await tx.$queryRaw<QueueRow[]>`
    SELECT q.*, f.number, f.name AS family_name, a.display_name AS assignee FROM (
      (SELECT CASE WHEN r.doubtful THEN 'identite' ELSE 'compte' END AS kind, r.id, r.created_at AS at,
              concat_ws(' ', r.identity #>> '{firstNames,0}', coalesce(nullif(r.identity ->> 'usageName', ''), r.identity ->> 'birthName')) AS who,
              ARRAY[r.origin] AS detail, r.family_id, r.assigned_to
       FROM account_request r
       WHERE r.status = 'pending' AND (r.created_at, r.id) > (${since}, ${after.id}::uuid)
         AND CASE WHEN r.doubtful THEN ${has("identite")}::boolean ELSE ${has("compte")}::boolean END
         AND (${owner}::text = 'tous' OR ${owner}::text = 'moi' AND r.assigned_to = ${me}::uuid OR ${owner}::text = 'personne' AND r.assigned_to IS NULL)
       ORDER BY r.created_at, r.id LIMIT ${enough})
      UNION ALL
      (SELECT 'modification', r.id, r.created_at, (SELECT display_name FROM account WHERE id = r.requested_by),
              ARRAY(SELECT jsonb_object_keys(r.fields)), r.family_id, r.assigned_to
       FROM change_request r
       WHERE ${has("modification")}::boolean AND r.status = 'pending' AND (r.created_at, r.id) > (${since}, ${after.id}::uuid)
         AND (${owner}::text = 'tous' OR ${owner}::text = 'moi' AND r.assigned_to = ${me}::uuid OR ${owner}::text = 'personne' AND r.assigned_to IS NULL)
       ORDER BY r.created_at, r.id LIMIT ${enough})
      UNION ALL
      (SELECT 'inscription', r.id, r.created_at, (SELECT display_name FROM account WHERE id = r.requested_by),
              ARRAY[r.kind, (SELECT first_name FROM child WHERE id = r.child_id), (SELECT name FROM activity WHERE id = r.activity_id)],
              r.family_id, r.assigned_to
       FROM enrolment_request r
       WHERE ${has("inscription")}::boolean AND r.status = 'pending' AND (r.created_at, r.id) > (${since}, ${after.id}::uuid)
         AND (${owner}::text = 'tous' OR ${owner}::text = 'moi' AND r.assigned_to = ${me}::uuid OR ${owner}::text = 'personne' AND r.assigned_to IS NULL)
       ORDER BY r.created_at, r.id LIMIT ${enough})
      UNION ALL
      (SELECT 'document', d.id, d.uploaded_at, (SELECT display_name FROM account WHERE id = d.uploaded_by),
              ARRAY[(SELECT label FROM document_type WHERE id = d.type_id), (SELECT first_name FROM child WHERE id = d.child_id)],
              d.family_id, d.assigned_to
       FROM document d
       WHERE ${has("document")}::boolean AND d.status = 'pending' AND (d.uploaded_at, d.id) > (${since}, ${after.id}::uuid)
         AND (${mayReadHealth}::boolean OR NOT ${ofHealth})
         AND (${owner}::text = 'tous' OR ${owner}::text = 'moi' AND d.assigned_to = ${me}::uuid OR ${owner}::text = 'personne' AND d.assigned_to IS NULL)
       ORDER BY d.uploaded_at, d.id LIMIT ${enough})
    ) q
    LEFT JOIN family f ON f.id = q.family_id
    LEFT JOIN account a ON a.id = q.assigned_to
    ORDER BY q.at, q.id LIMIT ${enough}`;
  const items = rows.slice(0, limit).map((row) => toItem(row, me));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? placeToText(last) : null };
}

function toItem(row: QueueRow, me: string): QueueItem {
  const { id, kind } = row;
  return {
    kind,
    ofContact: kind === "modification" && row.detail.includes("contact"),
    id,
    since: row.at.toISOString(),
    who: row.who,
    what: describeItem(kind, row.detail),
    family:
      row.family_id && row.family_name !== null
        ? { id: row.family_id, number: String(row.number), name: row.family_name }
        : null,
    assignee: row.assigned_to ? { id: row.assigned_to, name: row.assignee ?? "", me: row.assigned_to === me } : null,
  };
}

/** The item that comes after a place in the same part of the queue; the first one when there is none after it. */
export async function nextInQueue(
  tx: Tx,
  viewer: QueueViewer,
  filter: QueueFilter,
  place: QueuePlace,
): Promise<QueueItem | undefined> {
  const after = await readQueue(tx, viewer, filter, { after: place, limit: 1 });
  if (after.items[0]) return after.items[0];
  const { items } = await readQueue(tx, viewer, filter, { limit: 2 });
  return items.find((item) => item.id !== place.id);
}

export interface QueueCounts {
  readonly kind: QueueKind;
  readonly all: number;
  readonly mine: number;
  readonly free: number;
}

/** How many wait, by kind: only the kinds that the viewer's rights open, those with nothing included. */
export async function countQueue(tx: Tx, viewer: QueueViewer): Promise<QueueCounts[]> {
  const rows = await tx.$queryRaw<QueueCounts[]>`
    SELECT kind, count(*)::int AS "all", count(*) FILTER (WHERE assigned_to = ${viewer.accountId}::uuid)::int AS mine,
      count(*) FILTER (WHERE assigned_to IS NULL)::int AS free
    FROM (
      SELECT CASE WHEN doubtful THEN 'identite' ELSE 'compte' END AS kind, assigned_to FROM account_request WHERE status = 'pending'
      UNION ALL SELECT 'modification', assigned_to FROM change_request WHERE status = 'pending'
      UNION ALL SELECT 'inscription', assigned_to FROM enrolment_request WHERE status = 'pending'
      UNION ALL SELECT 'document', assigned_to FROM document
        WHERE status = 'pending' AND (${viewer.mayReadHealth}::boolean OR NOT ${ofHealth})) q
    GROUP BY 1`;
  return viewer.kinds.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, all: 0, mine: 0, free: 0 });
}
