import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily, lockOtherHouseholds, updateChild } from "../data/desk-children";
import type { DeskError } from "../desk-errors";
import type { editChildSchema } from "../desk-schemas";
import { changedFields } from "../domain/changed-fields";
import { CHILD_FIELD_NAMES, type EditableChild } from "../domain/changed-fields.fr";
import { childChangedMail } from "../domain/desk-mails.fr";
import { shownVersion } from "../domain/shown-version";
import { type Unreached, unreachedAmong } from "../domain/unreached";
import { readCustody, readDeskChild } from "../queries/desk-child";
import { likelyBirth } from "./add-child";
import { checkClass } from "./check-class";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";
import { placeInHousehold } from "./place-child";

type EditChild = z.output<typeof editChildSchema>;

/**
 * Changes a child's civil status, class, level, diet, and how long it lives in this household (D3, D10). What belongs to the
 * child is told to each of its households, and its weeks to this one and the one whose weeks they move.
 */
export async function editChild(
  tx: Tx,
  desk: Desk,
  input: EditChild,
): Promise<Result<{ familyId: string; unreached: Unreached | null }, DeskError>> {
  const { city, clock } = desk;
  const { familyId, childId } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const others = await lockOtherHouseholds(tx, childId, familyId);
  const [child, custody] = [await readDeskChild(tx, childId), await readCustody(tx, familyId, childId)];
  if (!child || !custody) return err({ tag: "DeskChildNotFound" });
  const before: EditableChild = { ...child, custody };
  if (shownVersion({ ...before }) !== input.version) return err({ tag: "DeskFormMoved" });
  const placed = await checkClass(tx, { ...input, schoolId: child.schoolId });
  if (!placed.ok) return placed;
  const { firstName, lastName, birthdate, gender, classId, level, diet } = input;
  const schooling = { schoolId: child.schoolId, classId, level, diet };
  const after: EditableChild = { firstName, lastName, birthdate, gender, ...schooling, custody: input.custody };
  const changed = changedFields(before, after);
  if (changed.length === 0) return err({ tag: "DeskNothingChanged" });
  if (changed.includes("birthdate")) {
    const likely = likelyBirth(birthdate, dayOf(clock.now(), city.timezone));
    if (!likely.ok) return likely;
  }
  const told = new Map<string, number>();
  if (changed.includes("custody")) {
    const living = await placeInHousehold(tx, desk, { familyId, childId, firstName, custody: input.custody });
    if (!living.ok) return living;
    const [other] = others;
    if (other && living.value.elsewhere !== null) told.set(other.familyId, living.value.elsewhere);
  }
  await updateChild(tx, childId, after);
  const tell = async (household: string, fields: readonly (keyof EditableChild)[]) => {
    const names = fields.map((field) => CHILD_FIELD_NAMES[field]);
    const mail = childChangedMail(firstName, names);
    told.set(household, await mailHousehold(tx, { city, clock, familyId: household, kind: "child-changed", mail }));
  };
  await tell(familyId, changed);
  const shared = changed.filter((field) => field !== "custody");
  if (shared.length > 0) for (const other of others) await tell(other.familyId, shared);
  return ok({ familyId, unreached: unreachedAmong(familyId, told) });
}
