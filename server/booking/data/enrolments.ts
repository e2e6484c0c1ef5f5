import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Enrolment } from "../domain/enrolment-view";
import type { OfferWindows } from "./offer-windows";

interface Row {
  id: string;
  child_id: string;
  activity_id: string;
  name: string;
  first_day: string;
  last_day: string;
}

function toEnrolment(row: Row): Enrolment {
  return {
    id: row.id,
    childId: row.child_id,
    activityId: row.activity_id,
    activityName: row.name,
    firstDay: localDate(row.first_day),
    lastDay: localDate(row.last_day),
  };
}

/** Every enrolment of a child, the latest first. */
export async function enrolmentsOf(tx: Tx, childId: string): Promise<Enrolment[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id, e.child_id, e.activity_id, a.name, e.first_day::text, e.last_day::text FROM enrolment e
    JOIN activity a ON a.city_id = e.city_id AND a.id = e.activity_id
    WHERE e.child_id = ${childId}::uuid ORDER BY e.last_day DESC, a.name`;
  return rows.map(toEnrolment);
}

/** Holds the child until the end of the transaction: two agents do not enrol it twice. */
export async function lockChild(tx: Tx, childId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
}

export async function insertEnrolment(
  tx: Tx,
  cityId: string,
  enrolment: Pick<Enrolment, "childId" | "activityId" | "firstDay" | "lastDay"> & { readonly familyId: string },
): Promise<string> {
  const id = newId();
  const { childId, activityId, familyId, firstDay, lastDay } = enrolment;
  await tx.$executeRaw`
    INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
    VALUES (${cityId}::uuid, ${id}::uuid, ${childId}::uuid, ${activityId}::uuid, ${familyId}::uuid, ${firstDay}::date, ${lastDay}::date)`;
  return id;
}

export async function setLastDay(tx: Tx, enrolmentId: string, lastDay: LocalDate): Promise<void> {
  await tx.$executeRaw`UPDATE enrolment SET last_day = ${lastDay}::date WHERE id = ${enrolmentId}::uuid`;
}

/** A child's enrolments end on `day`, and those that had not begun on their first day. */
export async function endEnrolments(tx: Tx, childId: string, day: LocalDate): Promise<void> {
  await tx.$executeRaw`
    UPDATE enrolment SET last_day = greatest(first_day, ${day}::date)
    WHERE child_id = ${childId}::uuid AND last_day > greatest(first_day, ${day}::date)`;
}

/** What a child holds from a day on, in one activity or in all. */
export interface HeldPlaces {
  /** Households that hold something for it. */
  readonly families: readonly string[];
  readonly slots: readonly string[];
  readonly bookings: number;
  readonly entries: number;
}

export async function heldPlaces(
  tx: Tx,
  held: {
    readonly childId: string;
    readonly familyId?: string;
    readonly activityId?: string;
    readonly from: LocalDate;
  },
): Promise<HeldPlaces> {
  const rows = await tx.$queryRaw<{ family_id: string; slot_id: string; booked: boolean }[]>`
    SELECT family_id, slot_id, true AS booked FROM booking
    WHERE child_id = ${held.childId}::uuid AND day >= ${held.from}::date AND status = 'booked'
      AND (${held.familyId ?? null}::uuid IS NULL OR family_id = ${held.familyId ?? null}::uuid)
      AND (${held.activityId ?? null}::uuid IS NULL OR activity_id = ${held.activityId ?? null}::uuid)
    UNION ALL
    SELECT family_id, slot_id, false FROM waitlist_entry
    WHERE child_id = ${held.childId}::uuid AND day >= ${held.from}::date AND status IN ('waiting', 'offered')
      AND (${held.familyId ?? null}::uuid IS NULL OR family_id = ${held.familyId ?? null}::uuid)
      AND (${held.activityId ?? null}::uuid IS NULL OR activity_id = ${held.activityId ?? null}::uuid)`;
  const booked = rows.filter((row) => row.booked);
  return {
    families: [...new Set(rows.map((row) => row.family_id))],
    slots: [...new Set(rows.map((row) => row.slot_id))],
    bookings: booked.length,
    entries: rows.length - booked.length,
  };
}

/** Holds these slots until the end of the transaction, in the order in which all that change places take them. */
export async function lockSlots(tx: Tx, windows: OfferWindows): Promise<void> {
  await tx.$executeRaw`SELECT app.lock_slots(${JSON.stringify(windows)}::jsonb)`;
}

export async function withdrawChildRow(
  tx: Tx,
  withdrawal: {
    readonly familyId: string;
    readonly childId: string;
    readonly activityId: string | null;
    readonly from: LocalDate;
    readonly agentId: string;
    readonly windows: OfferWindows;
    readonly now: Temporal.Instant;
  },
): Promise<number> {
  const { familyId, childId, activityId, from, agentId, windows, now } = withdrawal;
  const [row] = await tx.$queryRaw<{ cancelled: number }[]>`
    SELECT app.withdraw_child(${familyId}::uuid, ${childId}::uuid, ${activityId}::uuid, ${from}::date, ${agentId}::uuid,
      ${JSON.stringify(windows)}::jsonb, ${new Date(now.epochMilliseconds)}::timestamptz) AS cancelled`;
  return row?.cancelled ?? 0;
}
