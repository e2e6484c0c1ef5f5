import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { insertHomeChange, type NewHomeChange, readHomes } from "../data/homes";
import type { DeskError } from "../desk-errors";
import { homeOn, isLikelyMove, likelyMoves } from "../domain/homes";

type Recorded = Omit<NewHomeChange, "cityId"> & { readonly city: City };

/**
 * From a day on, a household lives elsewhere for the fees (F1, D6). The caller holds the dossier. Each day is priced by where it
 * lived that day, also a day that was billed: the next run gives or takes the difference (docs/adr/0015). Nothing is written
 * where it lives there on that day already. Errors: DeskFamilyNotFound, HouseholdMoveUnlikely.
 */
export async function recordMove(
  tx: Tx,
  { city, ...change }: Recorded,
): Promise<Result<"recorded" | "unchanged", DeskError>> {
  const homes = await readHomes(tx, change.familyId);
  if (!homes) return err({ tag: "DeskFamilyNotFound" });
  if (homeOn(homes, change.from) === change.residence) return ok("unchanged");
  const today = dayOf(change.now, city.timezone);
  if (!isLikelyMove(change.from, today)) return err({ tag: "HouseholdMoveUnlikely", ...likelyMoves(today) });
  await insertHomeChange(tx, { ...change, cityId: city.id });
  return ok("recorded");
}
