import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

interface KnownRefund {
  readonly id: string;
  readonly debtorId: string;
  readonly amount: Cents;
}

/** What the form of this key has given back already, if anything. */
export async function refundOfRequest(tx: Tx, requestKey: string): Promise<KnownRefund | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; debtor_id: string; amount_cents: number }[]>`
    SELECT id, debtor_id, amount_cents FROM refund WHERE request_key = ${requestKey}::uuid`;
  return row && { id: row.id, debtorId: row.debtor_id, amount: cents(row.amount_cents) };
}

interface NewRefund extends KnownRefund {
  readonly regieId: string;
  readonly familyId: string | null;
  readonly day: LocalDate;
  readonly reason: string;
  readonly accountId: string;
  readonly requestKey: string;
  readonly now: Temporal.Instant;
}

export async function insertRefund(tx: Tx, refund: NewRefund): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO refund (city_id, id, regie_id, debtor_id, family_id, amount_cents, day, reason, recorded_by, recorded_at, request_key)
    VALUES (app.city(), ${refund.id}::uuid, ${refund.regieId}::uuid, ${refund.debtorId}::uuid, ${refund.familyId}::uuid,
      ${refund.amount}, ${refund.day}::date, ${refund.reason}, ${refund.accountId}::uuid,
      ${new Date(refund.now.epochMilliseconds)}, ${refund.requestKey}::uuid)`;
}
