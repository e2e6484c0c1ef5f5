import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { FamilyQuotient } from "../domain/quotient-on";
import { type QuotientRow, quotientOf } from "./quotients";

/** The quotients on file of many families in one statement, oldest first. A family without one is left out. */
export async function quotientsOfFamilies(
  tx: Tx,
  familyIds: readonly string[],
): Promise<Map<string, FamilyQuotient[]>> {
  const rows = await tx.$queryRaw<(QuotientRow & { family_id: string })[]>`
    SELECT family_id, amount_cents, source, reference_month::text, valid_from::text, valid_to::text, at_family_request
    FROM quotient_familial
    WHERE family_id = ANY(${familyIds}::uuid[]) ORDER BY family_id, valid_from, recorded_at, id`;
  const byFamily = new Map<string, FamilyQuotient[]>();
  for (const row of rows) {
    const quotients = byFamily.get(row.family_id) ?? [];
    byFamily.set(row.family_id, quotients);
    quotients.push(quotientOf(row));
  }
  return byFamily;
}
