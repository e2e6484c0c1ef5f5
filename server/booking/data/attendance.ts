import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type ExceptionChange, type ExceptionKind, type Exceptions, isExceptionKind } from "../domain/attendance";

/** One school, one day, one activity: what a sheet is of. */
export interface SheetKey {
  readonly activityId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
}

export interface By {
  readonly accountId: string;
  readonly now: Temporal.Instant;
}

const at = (now: Temporal.Instant) => new Date(now.epochMilliseconds);

/** Says that the day was looked at. Its row is then held until the end of the transaction: one writer a sheet. */
export async function verifySheet(tx: Tx, { activityId, schoolId, day }: SheetKey, by: By): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO attendance_sheet (city_id, id, activity_id, school_id, day, verified_at, verified_by)
    VALUES (app.city(), ${newId()}::uuid, ${activityId}::uuid, ${schoolId}::uuid, ${day}::date, ${at(by.now)}, ${by.accountId}::uuid)
    ON CONFLICT (city_id, activity_id, school_id, day) DO UPDATE
      SET verified_at = excluded.verified_at, verified_by = excluded.verified_by`;
}

/** Verifies the days of a school that nobody has looked at, those with places only. Returns how many. */
export async function verifyDays(
  tx: Tx,
  scope: {
    readonly activityId: string;
    readonly schoolId: string;
    readonly first: LocalDate;
    readonly last: LocalDate;
  },
  by: By,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO attendance_sheet (city_id, id, activity_id, school_id, day, verified_at, verified_by)
    SELECT app.city(), gen_random_uuid(), d.activity_id, d.school_id, d.day, ${at(by.now)}, ${by.accountId}::uuid FROM (
      SELECT DISTINCT s.activity_id, s.school_id, s.day FROM slot s
      WHERE s.activity_id = ${scope.activityId}::uuid AND s.school_id = ${scope.schoolId}::uuid
        AND s.day BETWEEN ${scope.first}::date AND ${scope.last}::date
        AND EXISTS (SELECT FROM booking b WHERE b.slot_id = s.id AND b.status = 'booked')) d
    ON CONFLICT (city_id, activity_id, school_id, day) DO NOTHING`;
}

export async function sheetExceptions(tx: Tx, { activityId, schoolId, day }: SheetKey): Promise<Exceptions> {
  const rows = await tx.$queryRaw<{ child_id: string; kind: string }[]>`
    SELECT child_id, kind FROM attendance_exception
    WHERE activity_id = ${activityId}::uuid AND school_id = ${schoolId}::uuid AND day = ${day}::date`;
  return new Map(
    rows.flatMap(({ child_id: childId, kind }): (readonly [string, ExceptionKind])[] =>
      isExceptionKind(kind) ? [[childId, kind]] : [],
    ),
  );
}

export interface SheetChild {
  readonly childId: string;
  /** The dossier that it concerns: the one that booked, else the one that enrolled the child. */
  readonly familyId: string;
}

/** Writes what a sheet changes. `familyOf` gives the dossier of each child of it. */
export async function writeExceptions(
  tx: Tx,
  { activityId, schoolId, day }: SheetKey,
  changes: readonly ExceptionChange[],
  familyOf: ReadonlyMap<string, string>,
  by: By,
): Promise<void> {
  const gone = changes.filter(({ kind }) => kind === undefined).map(({ childId }) => childId);
  const said = changes.flatMap(({ childId, kind }) => {
    const familyId = familyOf.get(childId);
    return kind && familyId ? [{ childId, kind, familyId }] : [];
  });
  if (gone.length > 0) {
    await tx.$executeRaw`
      DELETE FROM attendance_exception WHERE activity_id = ${activityId}::uuid AND day = ${day}::date
        AND child_id = ANY (${gone}::uuid[])`;
  }
  if (said.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, recorded_by, recorded_at)
    SELECT app.city(), gen_random_uuid(), ${activityId}::uuid, ${schoolId}::uuid, ${day}::date, s.child_id, s.family_id, s.kind,
      ${by.accountId}::uuid, ${at(by.now)}
    FROM unnest(${said.map(({ childId }) => childId)}::uuid[], ${said.map(({ familyId }) => familyId)}::uuid[],
      ${said.map(({ kind }) => kind)}::text[]) AS s (child_id, family_id, kind)
    ON CONFLICT ON CONSTRAINT attendance_exception_once DO UPDATE
      SET kind = excluded.kind, school_id = excluded.school_id, family_id = excluded.family_id, reason = '',
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`;
}

export interface Absence {
  readonly activityId: string;
  readonly childId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly kind: Exclude<ExceptionKind, "unbooked">;
  readonly reason: string;
}

/**
 * Records an absence on each day of the period that is booked for the child; a certificate also excuses a day that was given up
 * too late, but not one on which the child was seen all the same. Returns those days.
 */
export async function insertAbsence(tx: Tx, absence: Absence, by: By): Promise<LocalDate[]> {
  const rows = await tx.$queryRaw<{ day: LocalDate }[]>`
    INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, reason, recorded_by, recorded_at)
    SELECT app.city(), gen_random_uuid(), h.activity_id, h.school_id, h.day, h.child_id, h.family_id, ${absence.kind}, ${absence.reason},
      ${by.accountId}::uuid, ${at(by.now)}
    FROM (
      SELECT DISTINCT ON (b.day) b.activity_id, s.school_id, b.day, b.child_id, b.family_id
      FROM booking b JOIN slot s ON s.city_id = b.city_id AND s.id = b.slot_id
      WHERE b.activity_id = ${absence.activityId}::uuid AND b.child_id = ${absence.childId}::uuid
        AND (b.status = 'booked' OR (b.cancelled_late AND ${absence.kind}::text = 'absent_excused'))
        AND b.day BETWEEN ${absence.first}::date AND ${absence.last}::date
      ORDER BY b.day, b.status = 'booked' DESC, b.cancelled_at DESC, b.id DESC) h
    ON CONFLICT ON CONSTRAINT attendance_exception_once DO UPDATE
      SET kind = excluded.kind, reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      WHERE attendance_exception.kind <> 'unbooked'
    RETURNING day::text AS day`;
  return rows.map(({ day }) => day).sort();
}

/** The days of the period on which the child was seen without a place: what says so is not taken away by a certificate. */
export async function daysSeen(tx: Tx, { activityId, childId, first, last }: Absence): Promise<LocalDate[]> {
  const rows = await tx.$queryRaw<{ day: LocalDate }[]>`
    SELECT day::text AS day FROM attendance_exception
    WHERE activity_id = ${activityId}::uuid AND child_id = ${childId}::uuid AND kind = 'unbooked'
      AND day BETWEEN ${first}::date AND ${last}::date ORDER BY day`;
  return rows.map(({ day }) => day);
}
