import "server-only";
import type { QueueCriterion } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";

/** Requests that wait in an activity for `today` or a later day. */
export async function countWaiting(tx: Tx, activityId: string, today: LocalDate): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM waitlist_entry w
    WHERE w.activity_id = ${activityId}::uuid AND w.status = 'waiting' AND w.day >= ${today}::date`;
  return row?.waiting ?? 0;
}

/** Changes who passes first, if the order is still the one that was seen. False when it is not. */
export async function replaceQueueOrder(
  tx: Tx,
  activityId: string,
  { order, seen }: { readonly order: readonly QueueCriterion[]; readonly seen: readonly QueueCriterion[] },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE activity SET queue_order = ${order}::text[] WHERE id = ${activityId}::uuid AND queue_order = ${seen}::text[]`;
  return changed === 1;
}
