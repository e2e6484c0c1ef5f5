import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily } from "../data/desk-children";
import { readEditableHousehold, updateHousehold } from "../data/desk-households";
import type { DeskError } from "../desk-errors";
import type { editHouseholdSchema } from "../desk-schemas";
import { changedFields } from "../domain/changed-fields";
import { type EditableHousehold, HOUSEHOLD_FIELD_NAMES } from "../domain/changed-fields.fr";
import { householdChangedMail } from "../domain/desk-mails.fr";
import { shownVersion } from "../domain/shown-version";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

/** Changes the name of a dossier, its address, where it lives for the fees, its allocataire number (D6). It is told. */
export async function editHousehold(
  tx: Tx,
  { city, clock }: Desk,
  input: z.output<typeof editHouseholdSchema>,
): Promise<Result<{ familyId: string }, DeskError>> {
  const { familyId, version, extra, ...rest } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const before = await readEditableHousehold(tx, familyId);
  if (!before) return err({ tag: "DeskFamilyNotFound" });
  if (shownVersion({ ...before }) !== version) return err({ tag: "DeskFormMoved" });
  const after: EditableHousehold = { ...rest, extra: extra ?? "" };
  const changed = changedFields(before, after);
  if (changed.length === 0) return err({ tag: "DeskNothingChanged" });
  await updateHousehold(tx, familyId, after);
  const fields = [...new Set(changed.map((field) => HOUSEHOLD_FIELD_NAMES[field]))];
  await mailHousehold(tx, { city, clock, familyId, kind: "household-changed", mail: householdChangedMail(fields) });
  return ok({ familyId });
}
