import "server-only";
import { Temporal } from "temporal-polyfill";
import type { SchoolLevel } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { CellRecord } from "../domain/cell";
import { type CellKey, cellKey } from "../domain/cell-key";

interface CellRow {
  child_id: string;
  day: string;
  slot_id: string | null;
  free: number | null;
  waiting: bigint | null;
  levels: SchoolLevel[] | null;
  others_only: boolean | null;
  booking_id: string | null;
  booking_slot: string | null;
  booking_family: string | null;
  price_cents: number | null;
  late: boolean | null;
  entry_id: string | null;
  entry_slot: string | null;
  entry_family: string | null;
  entry_place: bigint | null;
  offer_expires_at: Date | null;
}

interface Scope {
  readonly familyId: string;
  readonly activityId: string;
  readonly children: readonly { readonly id: string; readonly schoolId: string | null; readonly level: string }[];
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Whether the reader may know amounts: else they are not read. */
  readonly amounts: boolean;
}

/**
 * Everything that the base holds about these children from `first` to `last`: places of their schools, bookings and
 * queues, whichever household they are from. One statement. A cell without any of them is absent. Where a school divides its
 * places among levels, a child has those of its group, else those of the others, else none. The place in a queue
 * is counted last, for these children alone: inside `queued`, a plan may count it for every entry of the month.
 */
export async function cellRecords(tx: Tx, scope: Scope): Promise<Map<CellKey, CellRecord>> {
  const ids = scope.children.map(({ id }) => id);
  const schools = scope.children.map(({ schoolId }) => schoolId);
  const levels = scope.children.map(({ level }) => level);
  const rows = await tx.$queryRaw<CellRow[]>`
    WITH asked AS (SELECT * FROM unnest(${ids}::uuid[], ${schools}::uuid[], ${levels}::text[]) AS a (child_id, school_id, level)),
    places AS (
      SELECT p.child_id, p.day, p.slot_id, p.free, p.slot_id IS NULL AS others_only,
        (SELECT count(*) FROM waitlist_entry q WHERE q.city_id = app.city() AND q.slot_id = p.slot_id AND q.status IN ('waiting', 'offered')) AS waiting,
        CASE WHEN p.group_id IS NOT NULL THEN ARRAY(SELECT g.level FROM place_group_level g WHERE g.city_id = app.city() AND g.group_id = p.group_id) END AS levels
      FROM (
        SELECT DISTINCT ON (a.child_id, s.day) a.child_id, s.day, s.place_group_id AS group_id, s.capacity - s.taken AS free,
          CASE WHEN s.place_group_id IS NULL OR o.for_others OR l.level IS NOT NULL THEN s.id END AS slot_id
        FROM asked a JOIN slot s ON s.city_id = app.city() AND s.activity_id = ${scope.activityId}::uuid AND s.school_id = a.school_id
          AND s.day BETWEEN ${scope.first}::date AND ${scope.last}::date
        LEFT JOIN place_group o ON o.city_id = s.city_id AND o.id = s.place_group_id
        LEFT JOIN place_group_level l ON l.city_id = s.city_id AND l.group_id = s.place_group_id AND l.level = a.level
        ORDER BY a.child_id, s.day, l.level IS NOT NULL DESC, o.for_others DESC NULLS LAST) p),
    booked AS (
      SELECT b.child_id, b.day, b.id, b.slot_id, b.family_id, CASE WHEN ${scope.amounts} THEN b.price_cents END AS price_cents, b.late
      FROM asked a
      JOIN booking b ON b.city_id = app.city() AND b.child_id = a.child_id AND b.activity_id = ${scope.activityId}::uuid
        AND b.day BETWEEN ${scope.first}::date AND ${scope.last}::date AND b.status = 'booked'),
    queued AS (
      SELECT w.child_id, w.day, w.id, w.slot_id, w.family_id, w.rank,
        CASE WHEN w.status = 'offered' THEN w.offer_expires_at END AS offer_expires_at FROM asked a
      JOIN waitlist_entry w ON w.city_id = app.city() AND w.child_id = a.child_id AND w.activity_id = ${scope.activityId}::uuid
        AND w.day BETWEEN ${scope.first}::date AND ${scope.last}::date AND w.status IN ('waiting', 'offered'))
    SELECT child_id, day::text, p.slot_id, p.free, p.waiting, p.levels, p.others_only, b.id AS booking_id, b.slot_id AS booking_slot, b.family_id AS booking_family,
      b.price_cents, b.late, w.id AS entry_id, w.slot_id AS entry_slot, w.family_id AS entry_family,
      CASE WHEN w.id IS NOT NULL THEN app.place_in_queue(w.slot_id, w.rank) END AS entry_place, w.offer_expires_at
    FROM places p FULL JOIN booked b USING (child_id, day) FULL JOIN queued w USING (child_id, day)`;
  return new Map(rows.map((row) => [cellKey(row.child_id, localDate(row.day)), toRecord(row, scope.familyId)]));
}

function toRecord(row: CellRow, familyId: string): CellRecord {
  return {
    slot:
      row.slot_id === null
        ? null
        : { id: row.slot_id, free: row.free ?? 0, waiting: Number(row.waiting ?? 0n), levels: row.levels ?? [] },
    isForOtherLevels: row.others_only === true,
    booking:
      row.booking_id === null || row.booking_slot === null
        ? null
        : {
            id: row.booking_id,
            slotId: row.booking_slot,
            own: row.booking_family === familyId,
            price: row.price_cents === null ? null : cents(row.price_cents),
            late: row.late === true,
          },
    entry:
      row.entry_id === null || row.entry_slot === null
        ? null
        : {
            id: row.entry_id,
            own: row.entry_family === familyId,
            slotId: row.entry_slot,
            place: Number(row.entry_place ?? 1n),
            offeredUntil: row.offer_expires_at
              ? Temporal.Instant.fromEpochMilliseconds(row.offer_expires_at.getTime())
              : null,
          },
  };
}
