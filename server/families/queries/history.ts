import "server-only";
import { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { HistoryEntry, HistoryLine } from "../domain/history-line";
import { familyHistoryLine } from "../domain/history-line.fr";
import type { Membership } from "../domain/membership";
import { visibilityOf } from "../domain/visibility";
import { historyNames } from "./history-names";

interface EntryRow {
  id: bigint;
  at: Date;
  actor: string;
  operation: HistoryEntry["operation"];
  table_name: string;
  row_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

function toEntry(row: EntryRow): HistoryEntry {
  return {
    id: String(row.id),
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()).toString(),
    actor: row.actor,
    operation: row.operation,
    table: row.table_name,
    rowId: row.row_id,
    before: row.before,
    after: row.after,
  };
}

const HOUSEHOLD_TABLES = [
  "family",
  "family_adult",
  "family_child",
  "enrolment",
  "enrolment_request",
  "contact",
  "quotient_familial",
  "residence_change",
  "document",
];

/** How many changes a page of the history holds. */
const PAGE = 100;

/** The entries that this adult may read, at most `limit` of each kind; all of them with null. */
function entriesOf(family: Membership, limit: number | null): Prisma.Sql {
  const { household, health } = visibilityOf(family);
  const { familyId, personId } = family;
  const newest = Prisma.sql`LIMIT ${limit}::bigint`;
  return Prisma.sql`
      (SELECT * FROM history_entry WHERE table_name = 'person' AND row_id = ${personId} ORDER BY id DESC ${newest})
      UNION ALL
      (SELECT * FROM history_entry WHERE ${household} AND family_id = ${familyId}::uuid
         AND (operation <> 'read' OR table_name <> 'document') AND table_name = ANY (${HOUSEHOLD_TABLES})
         AND (${health} OR table_name <> 'document' OR row_id NOT IN (
           SELECT d.id::text FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
           WHERE d.family_id = ${familyId}::uuid AND t.health))
         ORDER BY id DESC ${newest})
      UNION ALL
      (SELECT h.* FROM family_child fc JOIN history_entry h ON h.table_name = 'child' AND h.row_id = fc.child_id::text
         WHERE ${household} AND fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL ORDER BY h.id DESC ${newest})
      UNION ALL
      (SELECT h.* FROM family_child fc JOIN history_entry h ON h.table_name = 'health_sheet' AND h.row_id = fc.child_id::text
         WHERE ${health} AND fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL
           AND (h.operation <> 'read' OR EXISTS (
             SELECT FROM account a WHERE 'account:' || a.id = h.actor AND a.kind = 'agent'))
         ORDER BY h.id DESC ${newest})`;
}

/**
 * One page, from 1, of what changed in the dossier, newest first, as this adult may read it (D12): their own details always; the
 * household and the children for those who hold it; health sheets, without their content, and documents of health, for holders of
 * authority. What another adult changed in their own details is not in it (attack 37).
 */
export async function ownHistory(tx: Tx, family: Membership, page = 1): Promise<HistoryLine[]> {
  const { familyId, personId } = family;
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT id, at, actor, operation, table_name, row_id, before, after FROM (${entriesOf(family, page * PAGE)}) entries
    ORDER BY id DESC LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
  const entries = rows.map(toEntry);
  const actors = [...new Set(entries.map(({ actor }) => actor))];
  const names = await historyNames(tx, { familyId, personId }, actors);
  return entries.flatMap((entry) => familyHistoryLine(entry, names) ?? []);
}

/** How many pages the history has for this adult; at least one. A page may be short: an entry may hold nothing to be told. */
export async function ownHistoryPages(tx: Tx, family: Membership): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM (${entriesOf(family, null)}) entries`;
  return Math.max(1, Math.ceil(Number(row?.n ?? 0n) / PAGE));
}
