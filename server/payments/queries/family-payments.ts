import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import type { FamilyPayments } from "../domain/payment-view";
import { recordedPayments } from "./recorded-payments";

/** Years of receipts are in the mails too: a page shows the last ones. */
const SHOWN = 60;
const UNKNOWN = OPERATION_STATES.filter(blocksNewAttempt);

/** What a family has paid, newest first, and the payments online whose outcome is not known. */
export async function readFamilyPayments(tx: Tx, familyId: string, zone: string): Promise<FamilyPayments> {
  const pending = await tx.$queryRaw<{ id: string; amount_cents: number; created_at: Date }[]>`
    SELECT id, amount_cents, created_at FROM payfip_operation
    WHERE family_id = ${familyId}::uuid AND status = ANY(${UNKNOWN}) ORDER BY created_at DESC`;
  return {
    payments: await recordedPayments(tx, { familyId }, SHOWN),
    pending: pending.map((row) => ({
      operationId: row.id,
      amount: cents(row.amount_cents),
      begunAt: formatInstant(Temporal.Instant.fromEpochMilliseconds(row.created_at.getTime()), zone),
    })),
  };
}
