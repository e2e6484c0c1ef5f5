import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import { isMeans, type Means } from "../domain/means";

/** What a till holds by one means: received, not handed over, not undone. */
export interface HeldSum {
  readonly means: Means;
  readonly amount: Cents;
  readonly partIds: readonly string[];
}

export async function tillOf(tx: Tx, regieId: string): Promise<HeldSum[]> {
  const rows = await tx.$queryRaw<{ means: string; amount: bigint; ids: string[] }[]>`
    SELECT t.means, sum(t.amount_cents)::bigint AS amount, array_agg(t.id::text ORDER BY t.id) AS ids
    FROM payment_part t JOIN payment p ON p.id = t.payment_id
    WHERE t.deposit_id IS NULL AND p.regie_id = ${regieId}::uuid
      AND NOT EXISTS (SELECT FROM payment_reversal r WHERE r.payment_id = p.id)
    GROUP BY t.means ORDER BY t.means`;
  return rows.flatMap(({ means, amount, ids }) =>
    isMeans(means) ? [{ means, amount: cents(Number(amount)), partIds: ids }] : [],
  );
}

interface NewDeposit {
  readonly id: string;
  readonly regieId: string;
  readonly year: number;
  readonly number: number;
  readonly day: LocalDate;
  readonly total: Cents;
  readonly note: string;
  readonly accountId: string;
  readonly now: Temporal.Instant;
}

export async function insertDeposit(tx: Tx, deposit: NewDeposit): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO deposit (city_id, id, regie_id, year, number, day, total_cents, closed_by, closed_at, note)
    VALUES (app.city(), ${deposit.id}::uuid, ${deposit.regieId}::uuid, ${deposit.year}, ${deposit.number}, ${deposit.day}::date,
      ${deposit.total}, ${deposit.accountId}::uuid, ${new Date(deposit.now.epochMilliseconds)}, ${deposit.note})`;
}

export async function depositParts(
  tx: Tx,
  { depositId, parts }: { readonly depositId: string; readonly parts: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`UPDATE payment_part SET deposit_id = ${depositId}::uuid WHERE id = ANY(${parts}::uuid[])`;
}
