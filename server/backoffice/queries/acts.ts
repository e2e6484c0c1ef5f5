import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { Act, ActEntry } from "../domain/acts/act";
import { statementsOf } from "../domain/acts/acts.fr";
import { authorOf } from "../domain/acts/author.fr";
import { ACT_KINDS, ACT_TABLES, type ActKind } from "../domain/acts/kinds";
import { actFacts } from "./act-facts";
import { accountsById, actNames } from "./act-names";
import { adultAccounts } from "./adult-accounts";

export interface ActsAsked {
  readonly familyId: string;
  /** Everything, when there is none. */
  readonly kind?: ActKind;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** That there is a health sheet, or a document of health, is a fact of health too (D8). */
  readonly mayReadHealth: boolean;
}

interface EntryRow extends Omit<ActEntry, "id" | "about"> {
  id: bigint;
  at: Date;
  actor: string;
  last: bigint;
  total: bigint;
}

/** What no sentence uses, and weighs more than all the rest. */
const HEAVY = ["fee", "content", "identity", "addressee", "lines_digest", "search_text", "result", "trouble", "claims"];

/** The lines of one page of acts, the latest act first, those of an act in the order in which they were written. */
async function readEntries(tx: Tx, asked: ActsAsked): Promise<EntryRow[]> {
  const { familyId, kind, page, perPage, mayReadHealth } = asked;
  const tables = (kind ? ACT_TABLES[kind] : ACT_KINDS.flatMap((one) => ACT_TABLES[one])).filter(
    (table) => mayReadHealth || table !== "health_sheet",
  );
  const ofChildren = tables.filter((table) => table === "child" || table === "health_sheet");
  const accounts = adultAccounts(familyId);
  return tx.$queryRaw<EntryRow[]>`
    WITH seen AS MATERIALIZED (
      SELECT h.id, h.at, h.actor, h.xid, h.request FROM history_entry h WHERE h.family_id = ${familyId}::uuid AND h.table_name = ANY (${tables})
        AND (${mayReadHealth}::boolean OR h.table_name <> 'document' OR h.row_id NOT IN (
          SELECT d.id::text FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
          WHERE d.family_id = ${familyId}::uuid AND t.health))
      UNION SELECT h.id, h.at, h.actor, h.xid, h.request FROM family_adult fa
        JOIN history_entry h ON h.table_name = 'person' AND h.row_id = fa.person_id::text
        WHERE fa.family_id = ${familyId}::uuid AND 'person' = ANY (${tables})
      UNION SELECT h.id, h.at, h.actor, h.xid, h.request FROM family_child fc
        JOIN history_entry h ON h.table_name = ANY (${ofChildren}) AND h.row_id = fc.child_id::text
        WHERE fc.family_id = ${familyId}::uuid
      UNION SELECT h.id, h.at, h.actor, h.xid, h.request FROM (
          SELECT 'local_credential' AS name, account_id AS id FROM ${accounts} a
          UNION ALL SELECT 'recovery_token', t.id FROM ${accounts} a JOIN recovery_token t USING (city_id, account_id)
          UNION ALL SELECT 'federated_identity', f.id FROM ${accounts} a JOIN federated_identity f USING (city_id, account_id)) login
        JOIN history_entry h ON h.table_name = login.name AND h.row_id = login.id::text
        WHERE login.name = ANY (${tables})
    ), marked AS (
      SELECT id, actor, coalesce(request, xid::text) || ' ' || date_trunc('minute', at) AS act FROM seen
    ), acts AS (
      SELECT actor, act, max(id) AS last, count(*) OVER () AS total FROM marked GROUP BY actor, act
      ORDER BY last DESC LIMIT ${perPage} OFFSET ${(page - 1) * perPage}
    )
    SELECT h.id, h.at, h.actor, h.operation, h.table_name AS "table", h.row_id AS "rowId", h.before - ${HEAVY}::text[] AS before,
      h.after - ${HEAVY}::text[] AS after, a.last, a.total
    FROM acts a JOIN marked m ON m.actor = a.actor AND m.act = a.act JOIN history_entry h ON h.id = m.id
    ORDER BY a.last DESC, h.id`;
}

/**
 * Everything that happened to a dossier, act by act, newest first, for agents who may read families (D12, W3). An act is
 * what one request or one job did in one minute.
 */
export async function readActs(tx: Tx, asked: ActsAsked): Promise<{ acts: Act[]; page: number; pages: number }> {
  const rows = await readEntries(tx, asked);
  const [first] = rows;
  // A page beyond the last one: its address was kept, or typed.
  if (!first) return asked.page > 1 ? readActs(tx, { ...asked, page: 1 }) : { acts: [], page: 1, pages: 0 };
  const { familyId, page, perPage } = asked;
  const accounts = await accountsById(tx, accountIds(rows));
  const facts = await actFacts(tx, familyId, rows);
  const names = await actNames(tx, familyId);
  const acts = [...Map.groupBy(rows, ({ last }) => last).values()].map((lines): Act => {
    const { actor, at, last } = lines[0] as EntryRow;
    const author = authorOf(actor, accounts.get(actor.slice("account:".length)));
    const entries = lines.map((line) => toEntry(line, facts.get(`${line.table} ${line.rowId}`) ?? null));
    return {
      id: String(last),
      at: Temporal.Instant.fromEpochMilliseconds(at.getTime()).toString(),
      way: author.way,
      statements: statementsOf(author.name, entries, names),
    };
  });
  return { acts, page, pages: Math.ceil(Number(first.total) / perPage) };
}

function accountIds(rows: readonly EntryRow[]): string[] {
  const actors = new Set(rows.map(({ actor }) => actor));
  return [...actors].filter((actor) => actor.startsWith("account:")).map((actor) => actor.slice("account:".length));
}

function toEntry({ id, table, operation, rowId, before, after }: EntryRow, about: ActEntry["about"]): ActEntry {
  return { id: String(id), table, operation, rowId, before, after, about };
}
