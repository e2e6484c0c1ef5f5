import "server-only";
import type { OpeningTexts } from "@/components/openings/opening-values";
import { oneOf, type Query } from "../../../query";

/** What an address says of an opening; what it leaves out is "". */
export async function askedOpening(query: Query): Promise<OpeningTexts & { readonly openingId: string }> {
  const asked = async (name: string) => (await oneOf(query, name)) ?? "";
  return {
    openingId: await asked("ouverture"),
    kind: await asked("quoi"),
    opens: await asked("ouvre"),
    closes: await asked("ferme"),
    first: await asked("du"),
    last: await asked("au"),
    residences: await asked("habitants"),
    schoolIds: await asked("ecoles"),
    levels: await asked("niveaux"),
  };
}
