import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

interface Scope {
  readonly familyId: string;
  readonly activityId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** What the family owes for bookings that it cancelled too late, over a period. */
export async function billedCancellations(tx: Tx, { familyId, activityId, first, last }: Scope): Promise<Cents> {
  const [row] = await tx.$queryRaw<{ total: bigint }[]>`
    SELECT coalesce(sum(price_cents), 0)::bigint AS total FROM booking
    WHERE family_id = ${familyId}::uuid AND activity_id = ${activityId}::uuid AND day BETWEEN ${first}::date AND ${last}::date
      AND status = 'cancelled' AND cancelled_late`;
  return cents(Number(row?.total ?? 0n));
}
