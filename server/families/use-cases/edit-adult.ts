import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { lockActiveFamily } from "../data/desk-children";
import { becomeParent, placeAdult, readAdultPlace, releaseAdult, responsibleOf } from "../data/desk-households";
import type { DeskError } from "../desk-errors";
import type { editAdultSchema } from "../desk-schemas";
import { changedFields } from "../domain/changed-fields";
import { adultChangedMail } from "../domain/desk-mails.fr";
import { FAMILY_RIGHTS } from "../domain/membership";
import { shownVersion } from "../domain/shown-version";
import { type Unreached, unreachedBy } from "../domain/unreached";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

/**
 * Changes what an adult is and may do in a dossier, or takes them out of it: at their next click the dossier answers
 * accordingly (A5). A dossier keeps one responsible adult: who was it before becomes a parent. Whoever holds the
 * household is told. Errors: DeskAdultNotFound, DeskFormMoved, DeskNothingChanged, ResponsibleNeeded.
 */
export async function editAdult(
  tx: Tx,
  { city, clock }: Desk,
  input: z.output<typeof editAdultSchema>,
): Promise<Result<{ familyId: string; unreached: Unreached | null }, DeskError>> {
  const { familyId, personId, version, role, authority, state } = input;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const before = await readAdultPlace(tx, familyId, personId);
  if (!before) return err({ tag: "DeskAdultNotFound" });
  if (shownVersion({ ...before }) !== version) return err({ tag: "DeskFormMoved" });
  const rights = FAMILY_RIGHTS.filter((right) => input.rights.includes(right));
  const after = { role, authority, rights };
  if (state === "stays" && changedFields(before, after).length === 0) return err({ tag: "DeskNothingChanged" });
  const responsible = await responsibleOf(tx, familyId);
  const isTheOne = responsible?.personId === personId;
  if (isTheOne && (role !== "responsable" || state === "left")) return err({ tag: "ResponsibleNeeded" });
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "adult-changed", mail: adultChangedMail() });
  if (state === "left") await releaseAdult(tx, familyId, personId, clock.now());
  else {
    if (role === "responsable" && responsible && !isTheOne) await becomeParent(tx, familyId, responsible.personId);
    await placeAdult(tx, city.id, { familyId, personId, ...after });
  }
  return ok({ familyId, unreached: unreachedBy(told) });
}
