import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { FamilyQuotient } from "../domain/quotient-on";

/** A quotient as the base gives it: days are texts. */
export interface QuotientRow {
  amount_cents: bigint;
  source: FamilyQuotient["source"];
  reference_month: string;
  valid_from: string;
  valid_to: string | null;
  at_family_request: boolean;
}

/** What the family brought, or asked its fund to give, is told apart from what the town fetched by itself (D15). */
export function quotientOf(row: QuotientRow): FamilyQuotient {
  return {
    quotientFamilial: Number(row.amount_cents) / 100,
    asOf: localDate(row.reference_month),
    knownOn: localDate(row.valid_from),
    source: row.source,
    reportedByFamily: row.source === "document" || row.source === "agent" || row.at_family_request,
    validTo: row.valid_to === null ? null : localDate(row.valid_to),
  };
}

/** The quotients familiaux on file, oldest first. */
export async function listQuotients(tx: Tx, familyId: string): Promise<FamilyQuotient[]> {
  const rows = await tx.$queryRaw<QuotientRow[]>`
    SELECT amount_cents, source, reference_month::text, valid_from::text, valid_to::text, at_family_request
    FROM quotient_familial WHERE family_id = ${familyId}::uuid ORDER BY valid_from, recorded_at, id`;
  return rows.map(quotientOf);
}
