import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { QuotientRecord } from "../domain/reference-quotient";

/** A quotient of a family, and the day after which it holds no more (null: until another one). */
export interface FamilyQuotient extends QuotientRecord {
  readonly validTo: LocalDate | null;
}

interface QuotientRow {
  amount_cents: bigint;
  source: "caf" | "msa" | "document" | "agent";
  reference_month: string;
  valid_from: string;
  valid_to: string | null;
}

/** The quotients familiaux on file, oldest first. What the family brought is told apart from what the town fetched. */
export async function listQuotients(tx: Tx, familyId: string): Promise<FamilyQuotient[]> {
  const rows = await tx.$queryRaw<QuotientRow[]>`
    SELECT amount_cents, source, reference_month::text, valid_from::text, valid_to::text FROM quotient_familial
    WHERE family_id = ${familyId}::uuid ORDER BY valid_from, recorded_at`;
  return rows.map((row) => ({
    quotientFamilial: Number(row.amount_cents) / 100,
    asOf: localDate(row.reference_month),
    knownOn: localDate(row.valid_from),
    reportedByFamily: row.source === "document" || row.source === "agent",
    validTo: row.valid_to === null ? null : localDate(row.valid_to),
  }));
}
