import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { type OpenedSheet, openHealthSheet, recordHealthReading } from "../data/health-sheets";
import type { Membership } from "../domain/membership";
import { visibilityOf } from "../domain/visibility";
import type { FamilyError } from "../errors";
import { livesInFamily } from "../queries/children";

/** The child of a request, in the dossier of the session. */
export interface ChildAsked {
  readonly cityId: string;
  readonly family: Membership;
  readonly childId: string;
}

/** Whether this adult may know of this child's health. For any other, there is no sheet. */
export async function mayReadHealth(tx: Tx, { family, childId }: ChildAsked): Promise<boolean> {
  return visibilityOf(family).health && (await livesInFamily(tx, family.familyId, childId));
}

/** Opens a health sheet for a holder of parental authority, and leaves a line (D8). Error: ChildNotFound. */
export async function readHealthSheet(tx: Tx, asked: ChildAsked): Promise<Result<OpenedSheet, FamilyError>> {
  if (!(await mayReadHealth(tx, asked))) return err({ tag: "ChildNotFound" });
  await recordHealthReading(tx, asked.childId, asked.family.familyId, "dossier de la famille");
  return ok(await openHealthSheet(tx, asked.cityId, asked.childId));
}
