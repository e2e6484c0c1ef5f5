import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { FamilyQuotient } from "../domain/quotient-on";

interface QuotientRow {
  family_id: string;
  amount_cents: bigint;
  source: "caf" | "msa" | "document" | "agent";
  reference_month: string;
  valid_from: string;
  valid_to: string | null;
}

/** The quotients on file of many families in one statement, oldest first. A family without one is left out. */
export async function quotientsOfFamilies(
  tx: Tx,
  familyIds: readonly string[],
): Promise<Map<string, FamilyQuotient[]>> {
  const rows = await tx.$queryRaw<QuotientRow[]>`
    SELECT family_id, amount_cents, source, reference_month::text, valid_from::text, valid_to::text FROM quotient_familial
    WHERE family_id = ANY(${familyIds}::uuid[]) ORDER BY family_id, valid_from, recorded_at`;
  const byFamily = new Map<string, FamilyQuotient[]>();
  for (const row of rows) {
    const quotients = byFamily.get(row.family_id) ?? [];
    byFamily.set(row.family_id, quotients);
    quotients.push({
      quotientFamilial: Number(row.amount_cents) / 100,
      asOf: localDate(row.reference_month),
      knownOn: localDate(row.valid_from),
      reportedByFamily: row.source === "document" || row.source === "agent",
      validTo: row.valid_to === null ? null : localDate(row.valid_to),
    });
  }
  return byFamily;
}
