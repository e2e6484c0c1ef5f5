import "server-only";
import type { EntryStatus } from "@/server/booking/domain";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

export interface DossierDocument {
  readonly id: string;
  readonly label: string;
  readonly child: string | null;
  readonly status: "pending" | "accepted" | "refused" | "withdrawn";
  readonly uploadedAt: string;
  readonly validUntil: LocalDate | null;
}

export interface DossierBooking {
  readonly id: string;
  readonly day: LocalDate;
  readonly child: string;
  readonly activity: string;
  readonly price: Cents;
  readonly cancelled: boolean;
  readonly late: boolean;
}

export interface DossierWaiting {
  readonly id: string;
  readonly day: LocalDate;
  readonly child: string;
  readonly activity: string;
  readonly status: EntryStatus;
  /** 1 is the next to be offered a place; says nothing once it has ended. */
  readonly position: number;
  /** ISO instants: since when it waits, until when a place is offered, when it ended. */
  readonly since: string;
  readonly until: string | null;
  readonly endedAt: string | null;
  /** The reason of the closing that ended it. */
  readonly closedFor: string | null;
}

export interface DossierEnrolment {
  readonly id: string;
  readonly childId: string;
  readonly activity: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** What the children of the dossier are enrolled in, from `today` on. */
export async function listDossierEnrolments(tx: Tx, familyId: string, today: LocalDate): Promise<DossierEnrolment[]> {
  const rows = await tx.$queryRaw<(Omit<DossierEnrolment, "firstDay" | "lastDay"> & { first: string; last: string })[]>`
    SELECT e.id, e.child_id AS "childId", a.name AS activity, e.first_day::text AS first, e.last_day::text AS last
    FROM family_child fc
    JOIN enrolment e ON e.city_id = fc.city_id AND e.child_id = fc.child_id
    JOIN activity a ON a.city_id = e.city_id AND a.id = e.activity_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL AND e.last_day >= ${today}::date
    ORDER BY a.name, e.first_day`;
  return rows.map(({ first, last, ...row }) => ({ ...row, firstDay: localDate(first), lastDay: localDate(last) }));
}

/** A dossier shows so many documents. */
const DOCUMENTS_SHOWN = 100;

/**
 * What the family sent, newest first, and whether there is more than is shown; documents of health only for who may read
 * health: their label says it (D8).
 */
export async function listDossierDocuments(
  tx: Tx,
  familyId: string,
  mayReadHealth: boolean,
  most = DOCUMENTS_SHOWN,
): Promise<{ readonly documents: DossierDocument[]; readonly olderDocuments: boolean }> {
  const rows = await tx.$queryRaw<
    (Omit<DossierDocument, "uploadedAt" | "validUntil"> & { at: Date; until: string | null })[]
  >`
    SELECT d.id, t.label, c.first_name AS child, d.status, d.uploaded_at AS at, d.valid_until::text AS until FROM document d
    JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    LEFT JOIN child c ON c.city_id = d.city_id AND c.id = d.child_id
    WHERE d.family_id = ${familyId}::uuid AND (${mayReadHealth}::boolean OR NOT t.health)
    ORDER BY d.uploaded_at DESC, d.id LIMIT ${most + 1}`;
  const documents = rows.slice(0, most).map(({ at, until, ...row }) => ({
    ...row,
    uploadedAt: at.toISOString(),
    validUntil: until === null ? null : localDate(until),
  }));
  return { documents, olderDocuments: rows.length > most };
}

/** Bookings of the dossier from `first` to `last`, both included, cancelled ones too. */
export async function listDossierBookings(
  tx: Tx,
  familyId: string,
  first: LocalDate,
  last: LocalDate,
): Promise<DossierBooking[]> {
  const rows = await tx.$queryRaw<(Omit<DossierBooking, "day" | "price"> & { day: string; price: number })[]>`
    SELECT b.id, b.day::text, c.first_name AS child, a.name AS activity, b.price_cents AS price,
      b.status = 'cancelled' AS cancelled, b.late OR b.cancelled_late AS late
    FROM booking b
    JOIN child c ON c.city_id = b.city_id AND c.id = b.child_id
    JOIN activity a ON a.city_id = b.city_id AND a.id = b.activity_id
    WHERE b.family_id = ${familyId}::uuid AND b.day BETWEEN ${first}::date AND ${last}::date
    ORDER BY b.day, c.birthdate, b.booked_at`;
  return rows.map((row) => ({ ...row, day: localDate(row.day), price: cents(row.price) }));
}

/** What ended for days this far back is shown still. */
const ENDED_DAYS = 30;

/** Where the children of the dossier wait from `today` on, with their place in each queue; and what ended of late, why and when. */
export async function listDossierWaiting(tx: Tx, familyId: string, today: LocalDate): Promise<DossierWaiting[]> {
  const rows = await tx.$queryRaw<
    (Omit<DossierWaiting, "day" | "since" | "until" | "endedAt"> & {
      day: string;
      created_at: Date;
      offer_expires_at: Date | null;
      ended_at: Date | null;
    })[]
  >`
    SELECT w.id, w.day::text, c.first_name AS child, a.name AS activity, w.status, w.created_at, w.offer_expires_at, w.ended_at,
      g.label AS "closedFor", app.place_in_queue(w.slot_id, w.rank)::int AS position
    FROM waitlist_entry w
    JOIN child c ON c.city_id = w.city_id AND c.id = w.child_id
    JOIN activity a ON a.city_id = w.city_id AND a.id = w.activity_id
    LEFT JOIN closing g ON g.city_id = w.city_id AND g.id = w.closing_id
    WHERE w.family_id = ${familyId}::uuid AND w.day >= ${addDays(today, -ENDED_DAYS)}::date
      AND (w.ended_at IS NOT NULL OR w.day >= ${today}::date)
    ORDER BY w.day, c.first_name, w.created_at`;
  return rows.map(({ created_at, offer_expires_at, ended_at, ...row }) => ({
    ...row,
    day: localDate(row.day),
    since: created_at.toISOString(),
    until: offer_expires_at?.toISOString() ?? null,
    endedAt: ended_at?.toISOString() ?? null,
  }));
}
