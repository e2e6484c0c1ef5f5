import "server-only";
import { listSchools } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily, lockOtherHouseholds, type NextSchool, setSchool } from "../data/desk-children";
import type { DeskError } from "../desk-errors";
import type { ClassOption } from "../domain/desk-view";
import { classesOf, readCustody, readDeskChild, readPresentSchooling } from "../queries/desk-child";
import { checkClass } from "./check-class";

export interface SchoolWish {
  readonly familyId: string;
  readonly childId: string;
  /** Null for none that the town knows. */
  readonly schoolId: string | null;
}

/** A child between two schools. */
export interface SchoolMove {
  readonly firstName: string;
  readonly level: string;
  /** Where it is today. */
  readonly former: { readonly id: string | null; readonly name: string | null; readonly classId: string | null };
  readonly school: { readonly id: string | null; readonly name: string | null };
  /** Those of the new school. */
  readonly classes: readonly ClassOption[];
}

/**
 * Another school for a child of the dossier. Errors: DeskChildNotFound, DeskSchoolNotFound; DeskSchoolSame when the child is there,
 * or will be.
 */
export async function readSchoolMove(
  tx: Tx,
  { familyId, childId, schoolId }: SchoolWish,
  today: LocalDate,
): Promise<Result<SchoolMove, DeskError>> {
  const [child, custody] = [await readDeskChild(tx, childId), await readCustody(tx, familyId, childId)];
  const present = await readPresentSchooling(tx, childId, today);
  if (!child || !custody || !present) return err({ tag: "DeskChildNotFound" });
  const schools = await listSchools(tx);
  const nameOf = (id: string | null) => schools.find((school) => school.id === id)?.name ?? null;
  if (schoolId !== null && nameOf(schoolId) === null) return err({ tag: "DeskSchoolNotFound" });
  if (child.schoolId === schoolId) return err({ tag: "DeskSchoolSame", from: present.from });
  return ok({
    firstName: child.firstName,
    level: child.level,
    former: { id: present.schoolId, name: nameOf(present.schoolId), classId: present.classId },
    school: { id: schoolId, name: nameOf(schoolId) },
    classes: schoolId === null ? [] : await classesOf(tx, schoolId),
  });
}

/**
 * The same, with the dossier and the child held until the transaction ends: nobody books for it, nor changes its card,
 * meanwhile. Errors: those of `readSchoolMove`, DeskFamilyNotFound.
 */
export async function holdSchoolMove(
  tx: Tx,
  wish: SchoolWish,
  today: LocalDate,
): Promise<Result<SchoolMove, DeskError>> {
  if (!(await lockActiveFamily(tx, wish.familyId))) return err({ tag: "DeskFamilyNotFound" });
  await lockOtherHouseholds(tx, wish.childId, wish.familyId);
  return readSchoolMove(tx, wish, today);
}

/**
 * Writes the new school on the card, with its class, and the first day there, beside those of today. The caller has held the child, and sees to its
 * places. Errors: ClassNotInSchool, ClassWithoutLevel.
 */
export async function writeSchoolMove(
  tx: Tx,
  childId: string,
  { school, level }: SchoolMove,
  { classId, from, today }: Omit<NextSchool, "schoolId">,
): Promise<Result<null, DeskError>> {
  const placed = await checkClass(tx, { schoolId: school.id, classId, level });
  if (!placed.ok) return placed;
  await setSchool(tx, childId, { schoolId: school.id, classId, from, today });
  return ok(null);
}
