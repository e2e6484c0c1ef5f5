import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { setChosenFamily } from "../data/chosen-family";
import type { Membership } from "../domain/membership";
import type { FamilyError } from "../errors";

/** A parent of several dossiers says in which one they work. Error: FamilyNotFound, also for a stranger's. */
export async function chooseFamily(
  tx: Tx,
  session: { readonly id: string; readonly memberships: readonly Membership[] },
  familyId: string,
): Promise<Result<null, FamilyError>> {
  if (!session.memberships.some((membership) => membership.familyId === familyId))
    return err({ tag: "FamilyNotFound" });
  await setChosenFamily(tx, session.id, familyId);
  return ok(null);
}
