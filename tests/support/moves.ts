import { newId } from "@/server/platform/ids";
import { insert } from "./owner";

let written = 0;

/** What somebody at the desk wrote of where a household lives, from a day on: each after the one before. */
export async function insertMove(
  cityId: string,
  familyId: string,
  { residence, from }: { readonly residence: "commune" | "interco" | "outside"; readonly from: string },
): Promise<void> {
  await insert("residence_change", {
    city_id: cityId,
    id: newId(),
    family_id: familyId,
    residence,
    from_day: from,
    source: "desk",
    recorded_at: new Date(Date.UTC(2026, 10, 1) + 1_000 * ++written),
    recorded_by: "essai",
  });
}
