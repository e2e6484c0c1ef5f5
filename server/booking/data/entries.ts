import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { EntryStatus } from "../domain/entry-status";

/** One child in the queue of one day, with what a page or a mail says of it. */
export interface QueueEntry {
  readonly id: string;
  readonly familyId: string;
  readonly childId: string;
  readonly firstName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly activityId: string;
  readonly slotId: string;
  readonly day: LocalDate;
  readonly groupId: string | null;
  readonly status: EntryStatus;
  readonly place: number;
  readonly requestedAt: Temporal.Instant;
  readonly offeredAt: Temporal.Instant | null;
  readonly offeredUntil: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** The reason of the closing that ended it, in the town's words. */
  readonly closedFor: string | null;
}

interface EntryRow {
  id: string;
  family_id: string;
  child_id: string;
  first_name: string;
  school_id: string;
  school_name: string;
  activity_id: string;
  slot_id: string;
  day: string;
  group_id: string | null;
  status: EntryStatus;
  place: bigint;
  created_at: Date;
  offered_at: Date | null;
  offer_expires_at: Date | null;
  ended_at: Date | null;
  closed_for: string | null;
}

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

function toEntry(row: EntryRow): QueueEntry {
  return {
    id: row.id,
    familyId: row.family_id,
    childId: row.child_id,
    firstName: row.first_name,
    schoolId: row.school_id,
    schoolName: row.school_name,
    activityId: row.activity_id,
    slotId: row.slot_id,
    day: localDate(row.day),
    groupId: row.group_id,
    status: row.status,
    place: Number(row.place),
    requestedAt: instant(row.created_at),
    offeredAt: row.offered_at && instant(row.offered_at),
    offeredUntil: row.offer_expires_at && instant(row.offer_expires_at),
    endedAt: row.ended_at && instant(row.ended_at),
    closedFor: row.closed_for,
  };
}

/** The entry and the siblings who came to be with it; empty when it is not one of the city. */
export async function entryWithSiblings(tx: Tx, entryId: string): Promise<QueueEntry[]> {
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT m.id, m.family_id, m.child_id, c.first_name, s.id AS school_id, s.name AS school_name, m.activity_id, m.slot_id, m.day::text, m.group_id, m.status,
      app.place_in_queue(m.slot_id, m.rank) AS place, m.created_at, m.offered_at, m.offer_expires_at, m.ended_at,
      g.label AS closed_for
    FROM waitlist_entry w
    JOIN waitlist_entry m ON m.city_id = w.city_id AND (m.id = w.id OR m.group_id = w.group_id)
    JOIN child c ON c.city_id = m.city_id AND c.id = m.child_id
    JOIN slot t ON t.city_id = m.city_id AND t.id = m.slot_id
    JOIN school s ON s.city_id = t.city_id AND s.id = t.school_id
    LEFT JOIN closing g ON g.city_id = m.city_id AND g.id = m.closing_id
    WHERE w.id = ${entryId}::uuid ORDER BY m.id = w.id DESC, c.birthdate`;
  return rows.map(toEntry);
}

/** The family's queues and offers that are alive, and those that ended since `from`; in order of days. */
export async function familyEntries(tx: Tx, familyId: string, from: LocalDate): Promise<QueueEntry[]> {
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT w.id, w.family_id, w.child_id, c.first_name, s.id AS school_id, s.name AS school_name, w.activity_id, w.slot_id, w.day::text, w.group_id, w.status,
      app.place_in_queue(w.slot_id, w.rank) AS place, w.created_at, w.offered_at, w.offer_expires_at, w.ended_at,
      g.label AS closed_for
    FROM waitlist_entry w
    JOIN child c ON c.city_id = w.city_id AND c.id = w.child_id
    JOIN slot t ON t.city_id = w.city_id AND t.id = w.slot_id
    JOIN school s ON s.city_id = t.city_id AND s.id = t.school_id
    LEFT JOIN closing g ON g.city_id = w.city_id AND g.id = w.closing_id
    WHERE w.family_id = ${familyId}::uuid AND w.day >= ${from}::date ORDER BY w.day, c.birthdate, w.rank`;
  return rows.map(toEntry);
}
