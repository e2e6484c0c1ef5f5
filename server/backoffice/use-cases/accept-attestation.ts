import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { acceptDocument } from "@/server/documents";
import type { Clock } from "@/server/platform/clock";
import { dayOf, localDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { enteredMonths } from "../domain/entered-months";
import type { QuotientEntryError } from "../quotient-errors";
import type { acceptAttestationSchema } from "../quotient-schemas";
import { type RecordedQuotient, recordFamilyQuotient } from "./record-family-quotient";

interface Accepting {
  readonly city: City;
  readonly clock: Clock;
  readonly agentId: string;
  readonly mayReadHealth: boolean;
}

type AcceptError = QuotientEntryError | Extract<Awaited<ReturnType<typeof acceptDocument>>, { ok: false }>["error"];

/**
 * Accepts an attestation with the quotient that it shows: both, or none (D11, D6). The household learns the quotient.
 * Errors: QuotientMonthUnlikely, and those of a document that is accepted.
 */
export async function acceptAttestation(
  tx: Tx,
  accepting: Accepting,
  { documentId, validUntil, amount, month: typed }: z.output<typeof acceptAttestationSchema>,
): Promise<Result<Pick<RecordedQuotient, "unreached">, AcceptError>> {
  const { city, clock, agentId } = accepting;
  const month = localDate(typed);
  if (!enteredMonths(dayOf(clock.now(), city.timezone)).includes(month)) return err({ tag: "QuotientMonthUnlikely" });
  const accepted = await acceptDocument(tx, {
    ...accepting,
    documentId,
    validUntil: validUntil ?? null,
    records: "quotient",
  });
  if (!accepted.ok) return accepted;
  const { familyId } = accepted.value;
  const origin = { documentId };
  const { unreached } = await recordFamilyQuotient(tx, { city, clock, agentId, familyId, amount, month, origin });
  return ok({ unreached });
}
