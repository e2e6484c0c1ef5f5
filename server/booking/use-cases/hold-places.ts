import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { heldPlaces, lockSlots } from "../data/enrolments";
import { offerWindows } from "../data/offer-windows";

interface HeldChild {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
  readonly childId: string;
  readonly activityId: string;
  readonly from: LocalDate;
}

/**
 * Holds what a child has booked or waits for from a day on, until the transaction ends: nobody cancels, offers or accepts any
 * of it meanwhile. `lockChild` comes first, so that nothing is added to it. The slots are those that `withdrawPlaces` takes
 * afterwards, in the same order.
 */
export async function holdPlaces(child: HeldChild): Promise<void> {
  const { slots } = await heldPlaces(child.tx, child);
  await lockSlots(child.tx, await offerWindows(child, slots));
}
