import "server-only";
import { Temporal } from "temporal-polyfill";
import type { QueueCriterion, SchoolLevel } from "@/server/catalogue";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { CellRecord } from "../domain/cell";
import { type CellKey, cellKey } from "../domain/cell-key";
import { type SchoolPath, staysOf } from "../domain/schooling";

interface CellRow {
  child_id: string;
  day: string;
  slot_id: string | null;
  free: number | null;
  ahead: bigint | null;
  group_id: string | null;
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

/** The levels that share places; those of `forOthers` are for whoever is in no other group of the day. */
interface PlaceGroup {
  readonly id: string;
  readonly forOthers: boolean;
  readonly levels: readonly SchoolLevel[];
}

interface Scope {
  readonly familyId: string;
  readonly activityId: string;
  readonly children: readonly (SchoolPath & { readonly id: string; readonly level: string })[];
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Whether the reader may know amounts: else they are not read. */
  readonly amounts: boolean;
  /** Who passes first on the waiting lists of the activity. */
  readonly queueOrder: readonly QueueCriterion[];
}

/**
 * Everything that the base holds about these children from `first` to `last`: places of the school of each day, bookings and
 * queues, whichever household they are from. One statement, and one more where a school divides its places among levels. A
 * cell without any of them is absent. The place in a queue is counted last, for these children alone: inside `queued`, a plan
 * may count it for every entry of the month.
 */
export async function cellRecords(tx: Tx, scope: Scope): Promise<Map<CellKey, CellRecord>> {
  const ids = scope.children.map(({ id }) => id);
  const stays = scope.children.flatMap((child) =>
    staysOf(child, scope).map((stay) => ({ ...stay, childId: child.id })),
  );
  // A school that divides its places gives a row a group: which is the child's is found below, for those schools alone.
  const rows = await tx.$queryRaw<CellRow[]>`
    WITH asked AS (SELECT * FROM unnest(${ids}::uuid[]) AS a (child_id)),
    stays AS (
      SELECT * FROM unnest(${stays.map(({ childId }) => childId)}::uuid[], ${stays.map(({ schoolId }) => schoolId)}::uuid[],
        ${stays.map(({ first }) => first)}::date[], ${stays.map(({ last }) => last)}::date[]) AS a (child_id, school_id, first_day, last_day)),
    places AS (
      SELECT a.child_id, s.day, s.id AS slot_id, s.place_group_id AS group_id, s.capacity - s.taken AS free,
        ${aheadOf(scope)} AS ahead
      FROM stays a JOIN slot s ON s.city_id = app.city() AND s.activity_id = ${scope.activityId}::uuid AND s.school_id = a.school_id
        AND s.day BETWEEN a.first_day AND a.last_day),
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
    SELECT child_id, day::text, p.slot_id, p.free, p.ahead, p.group_id, b.id AS booking_id, b.slot_id AS booking_slot, b.family_id AS booking_family,
      b.price_cents, b.late, w.id AS entry_id, w.slot_id AS entry_slot, w.family_id AS entry_family,
      CASE WHEN w.id IS NOT NULL THEN app.place_in_queue(w.slot_id, w.rank) END AS entry_place, w.offer_expires_at
    FROM places p FULL JOIN booked b USING (child_id, day) FULL JOIN queued w USING (child_id, day)`;
  const groups = await groupsOf(tx, [...new Set(rows.flatMap(({ group_id: id }) => id ?? []))]);
  const levels = new Map(scope.children.map(({ id, level }) => [id, level]));
  const cells = Map.groupBy(rows, ({ child_id: child, day }) => cellKey(child, localDate(day)));
  return new Map(
    [...cells].map(([key, ofCell]) => {
      const level = levels.get(ofCell[0]?.child_id ?? "") ?? "";
      return [key, toRecord(ofCell, { familyId: scope.familyId, level, groups })];
    }),
  );
}

/** Those who would be ahead of a child who asked now: all who wait or are offered a place, where who came first is first. */
function aheadOf({ queueOrder, familyId }: Scope): Prisma.Sql {
  if (queueOrder.length > 0) {
    return Prisma.sql`CASE WHEN s.taken >= s.capacity THEN app.place_to_come(s.id, ${familyId}::uuid, a.child_id) - 1 END`;
  }
  return Prisma.sql`(SELECT count(*) FROM waitlist_entry q WHERE q.city_id = s.city_id AND q.slot_id = s.id AND q.status IN ('waiting', 'offered'))`;
}

async function groupsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PlaceGroup>> {
  if (ids.length === 0) return new Map();
  const groups = await tx.$queryRaw<PlaceGroup[]>`
    SELECT g.id, g.for_others AS "forOthers",
      ARRAY(SELECT l.level FROM place_group_level l WHERE l.city_id = g.city_id AND l.group_id = g.id) AS levels
    FROM place_group g WHERE g.id = ANY (${ids}::uuid[])`;
  return new Map(groups.map((group) => [group.id, group]));
}

interface Reader {
  readonly familyId: string;
  readonly level: string;
  readonly groups: ReadonlyMap<string, PlaceGroup>;
}

/** The rows of one cell differ by the group of their places alone: the child has those of its level, else those of the others. */
function slotOf(rows: readonly CellRow[], { level, groups }: Reader): CellRecord["slot"] {
  const groupOf = ({ group_id: id }: CellRow) => (id === null ? undefined : groups.get(id));
  const theirs =
    rows.find((row) => row.group_id === null || groupOf(row)?.levels.some((one) => one === level)) ??
    rows.find((row) => groupOf(row)?.forOthers);
  if (!theirs || theirs.slot_id === null) return null;
  const { slot_id: id, free, ahead } = theirs;
  return { id, free: free ?? 0, ahead: Number(ahead ?? 0n), levels: groupOf(theirs)?.levels ?? [] };
}

function toRecord(rows: readonly CellRow[], reader: Reader): CellRecord {
  const slot = slotOf(rows, reader);
  return {
    slot,
    isForOtherLevels: slot === null && rows.some(({ slot_id: id }) => id !== null),
    ...heldOf(rows[0], reader.familyId),
  };
}

function heldOf(row: CellRow | undefined, familyId: string): Pick<CellRecord, "booking" | "entry"> {
  if (!row) return { booking: null, entry: null };
  return {
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
