import "server-only";
import { findActivity } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { mailHousehold } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";
import { entryWithSiblings, type QueueEntry } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { endOfferRow, offerFreePlacesIn } from "../data/settle";
import { offerExpiredMail } from "../domain/waitlist-mails.fr";

interface Scope {
  readonly tx: Tx;
  readonly city: City;
  readonly clock: Clock;
}

/**
 * Ends an offer whose time is over and passes its place to the next; the household is told once (B4, B5). One that was answered,
 * or has time left, is left.
 */
export async function expireOffer({ tx, city, clock }: Scope, entryId: string): Promise<void> {
  const entries = await entryWithSiblings(tx, entryId);
  const [entry] = entries;
  if (entry?.status !== "offered") return;
  const now = clock.now();
  const windows = await offerWindows({ tx, city, now }, [...new Set(entries.map(({ slotId }) => slotId))]);
  const status = await endOfferRow(tx, { entryId, as: "expired", windows, now });
  if (status === "expired") await tellExpired({ tx, city, clock }, entry, entries);
}

/** Another job may have ended it at the same moment: the occasion is the offer, and one mail leaves for it. */
async function tellExpired(
  { tx, city, clock }: Scope,
  { familyId, activityId, groupId, id, day, offeredUntil }: QueueEntry,
  entries: readonly QueueEntry[],
): Promise<void> {
  if (!offeredUntil) return;
  const offered = entries.filter((entry) => entry.status === "offered");
  const firstNames = offered.map(({ firstName }) => firstName);
  const activityName = (await findActivity(tx, activityId))?.name ?? "";
  const { actionLabel, ...words } = offerExpiredMail(
    { firstNames, day, until: offeredUntil, activityName },
    city.timezone,
  );
  const mail = { ...words, action: { label: actionLabel, path: "/famille/attente" } };
  await mailHousehold(tx, { city, clock, familyId, kind: "offer-expired", mail, occasion: groupId ?? id });
}

/** Offers the free places of a slot to those who wait for it. Gives how many were offered. */
export async function offerFreePlaces({ tx, city, clock }: Scope, slotId: string): Promise<number> {
  const now = clock.now();
  const windows = await offerWindows({ tx, city, now }, [slotId]);
  return offerFreePlacesIn(tx, { slotIds: [slotId], windows, now });
}
