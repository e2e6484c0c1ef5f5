import { healthSheetSchema } from "@/server/families/domain/health-sheet";
import { seal } from "@/server/platform/crypto";
import type { Rows } from "../rows";
import type { FamilyDraft } from "./draft";

/** Health sheets, sealed under the city's key, which must exist (D8). */
export async function addHealthSheets(rows: Rows, cityId: string, families: readonly FamilyDraft[]): Promise<void> {
  const children = new Map(
    families.flatMap((family) => family.children.map(({ child }) => [child.id, child] as const)),
  );
  for (const { id, health } of children.values()) {
    if (!health) continue;
    const sheet = JSON.stringify(healthSheetSchema.parse(health));
    const scope = { cityId, table: "health_sheet", column: "sealed", rowId: id };
    rows.add("health_sheet", { city_id: cityId, child_id: id, sealed: await seal(scope, sheet) });
  }
}
