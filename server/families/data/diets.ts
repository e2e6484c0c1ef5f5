import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { ChosenDiet } from "../domain/diet";

/** Sets a child's diet, unless the town decided it. False when it did. */
export async function setDiet(tx: Tx, childId: string, diet: ChosenDiet): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE child SET diet = ${diet} WHERE id = ${childId}::uuid AND diet <> 'panier_pai'`;
  return changed > 0;
}
