import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type By, type SheetKey, sheetExceptions, verifySheet, writeExceptions } from "../data/attendance";
import {
  type ExceptionKind,
  exceptionsOfText,
  isSayable,
  sheetChanges,
  type WrittenSheet,
  writtenExceptions,
} from "../domain/attendance";
import type { BookingError } from "../errors";
import { readSheet } from "../queries/attendance-sheet";

interface SaveSheet extends SheetKey, WrittenSheet, By {
  readonly shown: readonly string[];
  /** The present day in the city: nobody is absent of a day to come. */
  readonly today: LocalDate;
}

export interface SavedSheet extends SheetKey {
  readonly next: LocalDate | null;
}

/**
 * Keeps the exceptions of a school's day and says that it was looked at (P1, P3, P4). The sheet is locked first: what
 * another agent wrote meanwhile about the same child is told, never overwritten. Errors: AttendanceDayNotFound,
 * AttendanceTooEarly, AttendanceChildNotFound, AttendanceMoved.
 */
export async function saveSheet(tx: Tx, input: SaveSheet): Promise<Result<SavedSheet, BookingError>> {
  const { activityId, schoolId, day, today } = input;
  const key = { activityId, schoolId, day };
  if (day > today) return err({ tag: "AttendanceTooEarly", day });
  if (!(await readSheet(tx, key, today))) return err({ tag: "AttendanceDayNotFound" });
  await verifySheet(tx, key, input);
  // Read once the sheet is held: what the children are now, not what they were before somebody else's turn ended.
  const sheet = await readSheet(tx, key, today);
  if (!sheet) return err({ tag: "AttendanceDayNotFound" });
  const known = new Map(sheet.children.map((child) => [child.childId, child]));
  const isSaid = (childId: string, kind: ExceptionKind) => {
    const child = known.get(childId);
    return child !== undefined && isSayable(kind, child);
  };
  const shown = exceptionsOfText(input.shown);
  const written = writtenExceptions(input);
  // What this sheet cannot say of a child is left alone, unless the agent says what they saw.
  const present = [...(await sheetExceptions(tx, key))].filter(([childId, kind]) => isSaid(childId, kind));
  const { changes, moved } = sheetChanges(shown, written, new Map(present));
  const wrong = changes.flatMap(({ childId, kind }) => (kind !== undefined && !isSaid(childId, kind) ? [childId] : []));
  if ([...changes.map(({ childId }) => childId), ...wrong].some((childId) => !known.has(childId)))
    return err({ tag: "AttendanceChildNotFound" });
  // A booking that was made or cancelled since the page was shown is a change of somebody else's too.
  const stale = [...shown].flatMap(([childId, kind]) =>
    written.get(childId) !== kind && !isSaid(childId, kind) ? [childId] : [],
  );
  const names = [...new Set([...moved, ...wrong, ...stale])].flatMap((id) => known.get(id)?.firstName ?? []);
  if (names.length > 0) return err({ tag: "AttendanceMoved", names });
  await writeExceptions(
    tx,
    key,
    changes,
    new Map(sheet.children.map((child) => [child.childId, child.familyId])),
    input,
  );
  return ok({ ...key, next: sheet.nextToVerify });
}
