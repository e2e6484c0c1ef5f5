import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { PricedDay } from "../queries/move-fees";
import type { OfferWindows } from "./offer-windows";

/** Carries out what becomes of a child's places at a school that it leaves. The slots of `windows` are held already. */
export async function movePlaces(
  tx: Tx,
  {
    days,
    agentId,
    windows,
    now,
  }: { days: readonly PricedDay[]; agentId: string; windows: OfferWindows; now: Temporal.Instant },
): Promise<void> {
  const moves = days.map(({ id, what, outcome, toSlot, newFee }) => ({
    held: id,
    what: what === "booking" ? "booking" : "entry",
    outcome,
    slot: toSlot,
    entry: outcome === "waiting" ? newId() : null,
    price: newFee?.total ?? null,
    fee: newFee,
  }));
  await tx.$executeRaw`
    SELECT app.move_places(${agentId}::uuid, ${JSON.stringify(moves)}::jsonb, ${JSON.stringify(windows)}::jsonb,
      ${new Date(now.epochMilliseconds)}::timestamptz)`;
}
