import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { entryWithSiblings } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { endOfferRow, offerFreePlacesIn } from "../data/settle";

interface Scope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

/** Ends an offer whose time is over and passes its place to the next. One that was answered, or has time left, is left. */
export async function expireOffer(scope: Scope, entryId: string): Promise<void> {
  const entries = await entryWithSiblings(scope.tx, entryId);
  if (entries[0]?.status !== "offered") return;
  const windows = await offerWindows(scope, [...new Set(entries.map(({ slotId }) => slotId))]);
  await endOfferRow(scope.tx, { entryId, as: "expired", windows, now: scope.now });
}

/** Offers the free places of a slot to those who wait for it. Gives how many were offered. */
export async function offerFreePlaces(scope: Scope, slotId: string): Promise<number> {
  const windows = await offerWindows(scope, [slotId]);
  return offerFreePlacesIn(scope.tx, { slotIds: [slotId], windows, now: scope.now });
}
