import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import {
  findClass,
  lockActiveFamily,
  lockOtherHouseholds,
  type Schooling,
  schoolExists,
  updateChild,
} from "../data/desk-children";
import type { DeskError } from "../desk-errors";
import type { editChildSchema } from "../desk-schemas";
import { changedFields } from "../domain/changed-fields";
import { CHILD_FIELD_NAMES, type EditableChild } from "../domain/changed-fields.fr";
import { childChangedMail } from "../domain/desk-mails.fr";
import { shownVersion } from "../domain/shown-version";
import { readCustody, readDeskChild } from "../queries/desk-child";
import { likelyBirth } from "./add-child";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";
import { placeInHousehold } from "./place-child";

export type EditChild = z.output<typeof editChildSchema>;

/**
 * Changes a child's civil status, school, class, level, diet, and how long it lives in this household (D3, D10). What
 * belongs to the child is told to each of its households, and its weeks to this one and the one whose weeks they move.
 * Places follow no child by themselves: `changed` tells who has them that the school is another one.
 */
export async function editChild(
  tx: Tx,
  desk: Desk,
  input: EditChild,
): Promise<Result<{ familyId: string; changed: readonly (keyof EditableChild)[] }, DeskError>> {
  const { city, clock } = desk;
  const { familyId, childId } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const others = await lockOtherHouseholds(tx, childId, familyId);
  const [child, custody] = [await readDeskChild(tx, childId), await readCustody(tx, familyId, childId)];
  if (!child || !custody) return err({ tag: "DeskChildNotFound" });
  const before: EditableChild = { ...child, custody };
  if (shownVersion({ ...before }) !== input.version) return err({ tag: "DeskFormMoved" });
  const schooling = await checkSchooling(tx, input, child.schoolId);
  if (!schooling.ok) return schooling;
  const { firstName, lastName, birthdate, gender } = input;
  const after: EditableChild = { firstName, lastName, birthdate, gender, ...schooling.value, custody: input.custody };
  const changed = changedFields(before, after);
  if (changed.length === 0) return err({ tag: "DeskNothingChanged" });
  if (changed.includes("birthdate")) {
    const likely = likelyBirth(birthdate, dayOf(clock.now(), city.timezone));
    if (!likely.ok) return likely;
  }
  if (changed.includes("custody")) {
    const placed = await placeInHousehold(tx, desk, { familyId, childId, firstName, custody: input.custody });
    if (!placed.ok) return placed;
  }
  await updateChild(tx, childId, after);
  const tell = (household: string, fields: readonly (keyof EditableChild)[]) =>
    mailHousehold(tx, {
      city,
      clock,
      familyId: household,
      kind: "child-changed",
      mail: childChangedMail(
        firstName,
        fields.map((field) => CHILD_FIELD_NAMES[field]),
      ),
    });
  await tell(familyId, changed);
  const shared = changed.filter((field) => field !== "custody");
  if (shared.length > 0) for (const other of others) await tell(other.familyId, shared);
  return ok({ familyId, changed });
}

/** A class goes with its school: another school leaves it behind, unless one of its own is chosen. */
async function checkSchooling(
  tx: Tx,
  { schoolId, classId, level, diet }: EditChild,
  formerSchool: string | null,
): Promise<Result<Schooling, DeskError>> {
  const plain = { schoolId, classId: null, level, diet };
  if (schoolId === null) return classId === null ? ok(plain) : err({ tag: "ClassNotInSchool" });
  if (!(await schoolExists(tx, schoolId))) return err({ tag: "DeskSchoolNotFound" });
  if (classId === null) return ok(plain);
  const found = await findClass(tx, classId, schoolId);
  if (!found) return schoolId === formerSchool ? err({ tag: "ClassNotInSchool" }) : ok(plain);
  if (level !== "" && found.levels.length > 0 && !found.levels.includes(level)) {
    return err({ tag: "ClassWithoutLevel", className: found.name, levels: found.levels });
  }
  return ok({ ...plain, classId });
}
