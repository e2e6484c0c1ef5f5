import "server-only";
import type { Temporal } from "temporal-polyfill";
import { addJobs } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { ClosingScope } from "../domain/closing";

const at = (now: Temporal.Instant) => new Date(now.epochMilliseconds);

export interface NewClosing extends ClosingScope {
  readonly id: string;
  readonly label: string;
  readonly agentId: string;
  readonly now: Temporal.Instant;
}

/** One agent of the town closes or opens days at a time: the second sees what the first has decided. */
export async function lockClosings(tx: Tx, cityId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`closings ${cityId}`}, 0))::text`;
}

/** What reopening must know of a closing; undefined when the city has none of this id. */
export async function findClosing(
  tx: Tx,
  id: string,
): Promise<(Pick<ClosingScope, "first" | "last"> & { readonly reopenedFrom: LocalDate | null }) | undefined> {
  const [row] = await tx.$queryRaw<{ first: LocalDate; last: LocalDate; reopenedFrom: LocalDate | null }[]>`
    SELECT first_day::text AS first, last_day::text AS last, reopened_from::text AS "reopenedFrom" FROM closing WHERE id = ${id}::uuid`;
  return row;
}

/**
 * Writes a closing and carries it out: its days are closed, what was booked is cancelled free of charge, queues and offers
 * end. Locks the slots of its days in the order of their ids until the end of the transaction.
 */
export async function insertClosing(tx: Tx, closing: NewClosing): Promise<void> {
  const { id, label, first, last, schoolId, activityId, agentId, now } = closing;
  await tx.$executeRaw`
    INSERT INTO closing (city_id, id, label, first_day, last_day, school_id, activity_id, closed_by, closed_at)
    VALUES (app.city(), ${id}::uuid, ${label}, ${first}::date, ${last}::date, ${schoolId}::uuid, ${activityId}::uuid,
      ${agentId}::uuid, ${at(now)})`;
  await tx.$queryRaw`SELECT app.close_days(${id}::uuid)::text`;
}

/** Opens the days of a closing from `from` on. What it cancelled stays cancelled. */
export async function endClosing(
  tx: Tx,
  { id, from, agentId, now }: { id: string; from: LocalDate; agentId: string; now: Temporal.Instant },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE closing SET reopened_from = ${from}::date, reopened_by = ${agentId}::uuid, reopened_at = ${at(now)} WHERE id = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM closure WHERE closing_id = ${id}::uuid AND day >= ${from}::date`;
}

/** One job a household, behind those that one person waits for: a closing of a whole town writes thousands of mails. */
export async function tellHouseholds(
  tx: Tx,
  name: "mail-closing" | "mail-reopening",
  closingId: string,
  families: readonly string[],
): Promise<void> {
  await addJobs(
    tx,
    name,
    families.map((familyId) => ({ closingId, familyId })),
  );
}

/** A day of the period whose presences somebody has verified, in a school where something was booked. */
export async function verifiedSheet(
  tx: Tx,
  { first, last, schoolId, activityId }: ClosingScope,
): Promise<{ day: LocalDate; school: string } | undefined> {
  const [row] = await tx.$queryRaw<{ day: LocalDate; school: string }[]>`
    SELECT h.day::text AS day, s.name AS school FROM attendance_sheet h
    JOIN school s ON s.city_id = h.city_id AND s.id = h.school_id
    WHERE h.day BETWEEN ${first}::date AND ${last}::date AND (${schoolId}::uuid IS NULL OR h.school_id = ${schoolId}::uuid)
      AND (${activityId}::uuid IS NULL OR h.activity_id = ${activityId}::uuid)
    ORDER BY h.day, s.name LIMIT 1`;
  return row;
}

/** Each activity in each school where it has, or had, places. */
export async function servedPairs(tx: Tx): Promise<{ schoolId: string; activityId: string }[]> {
  return tx.$queryRaw<{ schoolId: string; activityId: string }[]>`
    SELECT DISTINCT school_id AS "schoolId", activity_id AS "activityId" FROM slot`;
}
