import "server-only";
import type { HomePlace, OpeningKind } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { ChildGroup } from "../domain/opening-effect";
import type { NewOpening } from "../domain/opening-wish";

/** Holds the activity until the end of the transaction: one agent at a time changes its openings. */
export async function lockOpenings(tx: Tx, activityId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM activity WHERE id = ${activityId}::uuid FOR NO KEY UPDATE`;
}

export async function insertOpening(tx: Tx, id: string, activityId: string, opening: NewOpening): Promise<void> {
  const { kind, firstDay, lastDay, audience } = opening;
  await tx.$executeRaw`
    INSERT INTO opening_window (city_id, id, activity_id, kind, opens_at, closes_at, first_day, last_day, residences, levels)
    VALUES (app.city(), ${id}::uuid, ${activityId}::uuid, ${kind}, ${instant(opening.opensAt)}::timestamptz,
      ${opening.closesAt && instant(opening.closesAt)}::timestamptz, ${firstDay}::date, ${lastDay}::date,
      ${audience.residences}::text[], ${audience.levels}::text[])`;
  await writeSchools(tx, id, opening);
}

/** Writes a window anew; its version grows, its activity never changes. */
export async function updateOpening(tx: Tx, id: string, opening: NewOpening): Promise<void> {
  const { kind, firstDay, lastDay, audience } = opening;
  await tx.$executeRaw`
    UPDATE opening_window SET kind = ${kind}, opens_at = ${instant(opening.opensAt)}::timestamptz,
      closes_at = ${opening.closesAt && instant(opening.closesAt)}::timestamptz, first_day = ${firstDay}::date,
      last_day = ${lastDay}::date, residences = ${audience.residences}::text[], levels = ${audience.levels}::text[],
      version = version + 1
    WHERE id = ${id}::uuid`;
  const kept = audience.schools.map((school) => school.id);
  await tx.$executeRaw`
    DELETE FROM opening_window_school WHERE opening_window_id = ${id}::uuid AND school_id <> ALL (${kept}::uuid[])`;
  await writeSchools(tx, id, opening);
}

async function writeSchools(tx: Tx, id: string, { audience }: NewOpening): Promise<void> {
  const schools = audience.schools.map((school) => school.id);
  await tx.$executeRaw`
    INSERT INTO opening_window_school (city_id, opening_window_id, school_id)
    SELECT app.city(), ${id}::uuid, school FROM unnest(${schools}::uuid[]) school ON CONFLICT DO NOTHING`;
}

export async function deleteOpening(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM opening_window_school WHERE opening_window_id = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM opening_window WHERE id = ${id}::uuid`;
}

/**
 * The children of the town whom an opening may be for, by what tells them apart: those enrolled in the activity now or later
 * for bookings, all who live in a household for enrolments; by where they live today, and the school where they are or will be.
 */
export async function childGroups(
  tx: Tx,
  { activityId, kind, today }: { readonly activityId: string; readonly kind: OpeningKind; readonly today: LocalDate },
): Promise<ChildGroup[]> {
  return tx.$queryRaw<(ChildGroup & { residences: HomePlace[] })[]>`
    SELECT c.school_id AS "schoolId", c.level, c.residences, count(*)::int AS count FROM (
      SELECT c.id, c.school_id, c.level, array_agg(DISTINCT h.home ORDER BY h.home) AS residences
      FROM child c
      JOIN family_child l ON l.city_id = c.city_id AND l.child_id = c.id AND l.left_at IS NULL
      CROSS JOIN LATERAL (SELECT app.residence_on(l.family_id, ${today}::date) AS home) h
      WHERE ${kind} = 'enrolment' OR EXISTS (
        SELECT FROM enrolment e WHERE e.city_id = c.city_id AND e.child_id = c.id AND e.activity_id = ${activityId}::uuid
        AND e.last_day >= ${today}::date)
      GROUP BY c.city_id, c.id) c
    GROUP BY 1, 2, 3`;
}

function instant(at: NewOpening["opensAt"]): Date {
  return new Date(at.epochMilliseconds);
}
