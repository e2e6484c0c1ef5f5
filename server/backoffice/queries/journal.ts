import "server-only";
import { levelsText } from "@/server/booking/domain";
import type { SchoolLevel } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { formatDayWithYear, type LocalDate, localDate } from "@/server/platform/dates";
import {
  type JournalChange,
  type JournalOperation,
  journalChanges,
  journalHeading,
  type NamesOfIds,
} from "../domain/journal.fr";
import { namesOfIds } from "./journal-names";

export interface JournalFilter {
  /** The account who acted. */
  readonly who?: string;
  readonly operation?: JournalOperation;
  /** A table. */
  readonly subject?: string;
  readonly familyNumber?: string;
  /** Civil days of the city, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly timezone: string;
  /** Entries older than this one. */
  readonly before?: string;
}

export interface JournalEntry {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly operation: JournalOperation;
  /** "Modification : Enfant" */
  readonly what: string;
  /** Which one of them: "École Jean Macé, 3 décembre 2026, PS à GS"; null where the line names it, or a dossier does. */
  readonly about: string | null;
  readonly changes: readonly JournalChange[];
  readonly family: { readonly id: string; readonly number: string } | null;
  /** The reference that an error page and the log would show. */
  readonly request: string | null;
}

interface Row {
  id: bigint;
  at: Date;
  actor: string;
  operation: JournalOperation;
  table_name: string;
  family_id: string | null;
  number: bigint | null;
  request: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  name: string | null;
  school: string | null;
  day: string | null;
  /** Of the group of levels whose places they are; empty for those in no group, null for the whole school. */
  levels: SchoolLevel[] | null;
}

function whoOf({ name, actor }: Row): string {
  if (name !== null) return name;
  if (actor.startsWith("account:")) return "Un compte supprimé";
  if (actor.startsWith("offer-link:")) return "Le lien d’une place proposée par e-mail";
  if (actor === "operator") return "L’exploitant du portail, par une commande";
  return actor === "anonymous" ? "Une personne non connectée" : "Le service en ligne";
}

/** Who did what and when (W3), newest first, from the days asked. `next` is where older entries begin. */
export async function readJournal(
  tx: Tx,
  filter: JournalFilter,
  limit: number,
): Promise<{ entries: JournalEntry[]; next: string | null }> {
  const { who = null, operation = null, subject = null, familyNumber = null, before = null } = filter;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.id, h.at, h.actor, h.operation, h.table_name, h.family_id, f.number, h.request, h.before, h.after,
      a.display_name AS name, o.name AS school, s.day,
      CASE WHEN s.place_group_id IS NOT NULL THEN ARRAY(SELECT l.level FROM place_group_level l WHERE l.group_id = s.place_group_id) END AS levels
    FROM history_entry h
    LEFT JOIN family f ON f.city_id = h.city_id AND f.id = h.family_id
    LEFT JOIN account a ON a.city_id = h.city_id AND 'account:' || a.id = h.actor
    LEFT JOIN LATERAL (
      SELECT s.city_id, s.school_id, s.day::text AS day, s.place_group_id FROM slot s WHERE s.city_id = h.city_id AND s.id = h.row_id::uuid
      UNION ALL
      -- Replaced since, when the places of the school were divided: its last line says what it was.
      SELECT g.city_id, (g.before ->> 'school_id')::uuid, g.before ->> 'day', (g.before ->> 'place_group_id')::uuid FROM history_entry g
      WHERE g.city_id = h.city_id AND g.table_name = 'slot' AND g.row_id = h.row_id AND g.operation = 'delete') s ON h.table_name = 'slot'
    LEFT JOIN school o ON o.city_id = s.city_id AND o.id = s.school_id
    WHERE h.at >= (${filter.from}::date)::timestamp AT TIME ZONE ${filter.timezone}
      AND h.at < (${filter.to}::date + 1)::timestamp AT TIME ZONE ${filter.timezone}
      AND (${before}::bigint IS NULL OR h.id < ${before}::bigint)
      AND (${who}::text IS NULL OR h.actor = 'account:' || ${who}::text)
      AND (${operation}::text IS NULL OR h.operation = ${operation}::text)
      AND (${subject}::text IS NULL OR h.table_name = ${subject}::text)
      AND (${familyNumber}::bigint IS NULL OR h.family_id = (SELECT id FROM family WHERE number = ${familyNumber}::bigint))
    ORDER BY h.id DESC LIMIT ${limit + 1}`;
  const names = await namesOfIds(tx, rows);
  const entries = rows.slice(0, limit).map((row) => toEntry(row, names));
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}

function toEntry(row: Row, names: NamesOfIds): JournalEntry {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    who: whoOf(row),
    operation: row.operation,
    what: journalHeading({ operation: row.operation, table: row.table_name, before: row.before, after: row.after }),
    about: aboutOf(row),
    changes: journalChanges(row.table_name, row.before, row.after, names),
    family: row.family_id && row.number !== null ? { id: row.family_id, number: String(row.number) } : null,
    request: row.request,
  };
}

function aboutOf({ school, day, levels }: Row): string | null {
  if (!school || !day) return null;
  const places = `${school}, ${formatDayWithYear(localDate(day))}`;
  return levels === null ? places : `${places}, ${levelsText(levels)}`;
}
