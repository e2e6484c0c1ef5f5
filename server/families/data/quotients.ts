import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Cents } from "@/server/platform/money";
import type { ChildOnFile } from "../domain/same-household";

/** A quotient, with where it comes from: a fund's answer, the attestation that a family sent, or the desk. */
export interface QuotientOrigin {
  readonly source: "caf" | "msa" | "document" | "agent";
  readonly amount: Cents;
  /** First day of the month for which it holds. */
  readonly month: LocalDate;
  /** First day of the month in which the fund worked it out; null where nobody said. */
  readonly calculatedMonth: LocalDate | null;
  /** The attestation that it was read on. */
  readonly documentId?: string;
  /** Why an agent entered it; the family reads it. */
  readonly reason?: string;
}

/** A quotient to be kept. */
export interface NewQuotient {
  readonly cityId: string;
  readonly familyId: string;
  /** Who recorded it: the parent who asked a fund, or an agent. */
  readonly accountId: string;
  readonly quotient: QuotientOrigin;
  /** The family asked for it: the town's rule treats it like what a family reports. */
  readonly atFamilyRequest: boolean;
  /** The day on which the town came to know it, from which its own rule counts. */
  readonly knownOn: LocalDate;
  readonly now: Temporal.Instant;
}

/** One reading of a dossier at a time, until the end of the transaction: two tabs do not record one answer twice. */
export async function lockQuotients(tx: Tx, familyId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`quotient ${familyId}`}, 0))::text`;
}

/** Whether the last quotient on file is this very one, and still holds on `today`. */
export async function isLastQuotient(
  tx: Tx,
  familyId: string,
  { source, amount, month, calculatedMonth }: QuotientOrigin,
  today: LocalDate,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ same: boolean }[]>`
    SELECT source = ${source} AND amount_cents = ${amount} AND reference_month = ${month}::date
      AND calculated_month IS NOT DISTINCT FROM ${calculatedMonth}::date
      AND coalesce(valid_to >= ${today}::date, true) AS same
    FROM quotient_familial WHERE family_id = ${familyId}::uuid
    ORDER BY valid_from DESC, recorded_at DESC, id DESC LIMIT 1`;
  return row?.same ?? false;
}

/** Adds a quotient to the history of the dossier; those before it stay as they are. */
export async function insertQuotient(tx: Tx, recorded: NewQuotient): Promise<void> {
  const { cityId, familyId, accountId, quotient, atFamilyRequest, knownOn, now } = recorded;
  const { source, amount, month, calculatedMonth, documentId = null, reason = "" } = quotient;
  await tx.$executeRaw`
    INSERT INTO quotient_familial (city_id, id, family_id, amount_cents, source, reference_month, calculated_month,
      valid_from, recorded_at, recorded_by, at_family_request, document_id, reason)
    VALUES (${cityId}::uuid, ${newId()}::uuid, ${familyId}::uuid, ${amount}, ${source}, ${month}::date,
      ${calculatedMonth}::date, ${knownOn}::date, ${new Date(now.epochMilliseconds)}, ${`account:${accountId}`},
      ${atFamilyRequest}, ${documentId}::uuid, ${reason})`;
}

/** Leaves a line in the history: who asked a fund for this dossier, and what came of it (retention, protocols 11). */
export async function recordQuotientReading(tx: Tx, familyId: string, purpose: string): Promise<void> {
  await tx.$queryRaw`SELECT app.record_read('quotient_familial', ${familyId}, ${familyId}::uuid, ${purpose})::text`;
}

/** The children of a dossier, as far as they are compared with the fund's. */
export async function childrenToCompare(tx: Tx, familyId: string): Promise<ChildOnFile[]> {
  return tx.$queryRaw<ChildOnFile[]>`
    SELECT c.first_name AS "firstName", c.last_name AS "lastName", c.birthdate::text AS birthdate,
      fc.custody = 'alternating' AS alternating
    FROM family_child fc JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL`;
}
