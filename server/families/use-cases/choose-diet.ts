import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { setDiet } from "../data/diets";
import type { ChosenDiet } from "../domain/diet";
import { visibilityOf } from "../domain/visibility";
import type { FamilyError } from "../errors";
import { livesInFamily } from "../queries/children";
import type { ChildAsked } from "./read-health-sheet";

/**
 * Sets what a child eats from now on (B7). A meal brought from home is decided with the town: neither set nor left
 * here. Errors: ChildNotFound, DietSetByTown.
 */
export async function chooseDiet(
  tx: Tx,
  { family, childId, diet }: Omit<ChildAsked, "cityId"> & { readonly diet: ChosenDiet },
): Promise<Result<null, FamilyError>> {
  const known = visibilityOf(family).household && (await livesInFamily(tx, family.familyId, childId));
  if (!known) return err({ tag: "ChildNotFound" });
  return (await setDiet(tx, childId, diet)) ? ok(null) : err({ tag: "DietSetByTown" });
}
