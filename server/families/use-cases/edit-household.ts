import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily } from "../data/desk-children";
import { readEditableHousehold, updateHousehold } from "../data/desk-households";
import { readHomes } from "../data/homes";
import type { DeskError } from "../desk-errors";
import type { editHouseholdSchema } from "../desk-schemas";
import { changedFields } from "../domain/changed-fields";
import { type EditableHousehold, HOUSEHOLD_FIELD_NAMES } from "../domain/changed-fields.fr";
import { householdChangedMail } from "../domain/desk-mails.fr";
import { householdVersion } from "../domain/household-version";
import { type Unreached, unreachedBy } from "../domain/unreached";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";
import { recordMove } from "./record-move";

/**
 * Changes the name of a dossier, its address, where it lives for the fees and from when, its allocataire number (D6). It is
 * told. Errors: DeskFamilyNotFound, DeskFormMoved, DeskNothingChanged, HouseholdMoveUnlikely.
 */
export async function editHousehold(
  tx: Tx,
  { city, clock, agentId }: Desk,
  input: z.output<typeof editHouseholdSchema>,
): Promise<Result<{ familyId: string; unreached: Unreached | null }, DeskError>> {
  const { familyId, version, extra, residence, from: typed, ...rest } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const before = await readEditableHousehold(tx, familyId);
  const homes = await readHomes(tx, familyId);
  if (!before || !homes) return err({ tag: "DeskFamilyNotFound" });
  if (householdVersion(before, homes) !== version) return err({ tag: "DeskFormMoved" });
  const after: EditableHousehold = { ...rest, extra: extra ?? "" };
  const now = clock.now();
  const from = typed ?? dayOf(now, city.timezone);
  const moved = await recordMove(tx, { city, familyId, residence, from, source: "desk", agentId, now });
  if (!moved.ok) return moved;
  const changed = changedFields(before, after);
  if (changed.length === 0 && moved.value === "unchanged") return err({ tag: "DeskNothingChanged" });
  if (changed.length > 0) await updateHousehold(tx, familyId, after);
  const named = new Set<string>([...changed, ...(moved.value === "recorded" ? ["residence"] : [])]);
  const words = Object.entries(HOUSEHOLD_FIELD_NAMES).flatMap(([field, name]) => (named.has(field) ? [name] : []));
  const fields = [...new Set(words)];
  const told = await mailHousehold(tx, {
    city,
    clock,
    familyId,
    kind: "household-changed",
    mail: householdChangedMail(fields),
  });
  return ok({ familyId, unreached: unreachedBy(told) });
}
