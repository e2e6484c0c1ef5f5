import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { heldPlaces, withdrawChildRow } from "../data/enrolments";
import { offerWindows } from "../data/offer-windows";

interface Withdrawal {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly agentId: string;
  readonly now: Temporal.Instant;
  readonly childId: string;
  /** Only what this household holds; every household when left out. */
  readonly familyId?: string;
  /** Only in this activity; in all when left out. */
  readonly activityId?: string;
  readonly from: LocalDate;
  /** What is held there stays: booked, and due. */
  readonly keep?: readonly string[];
}

/** A place that is taken while this runs is seen at the next turn; nobody books so fast that there are more. */
const MOST_TURNS = 3;

/**
 * Gives back what is held for a child from a day on, free of charge, and passes it to those who wait (B1, B5). Gives how
 * many bookings of each household were cancelled.
 */
export async function withdrawPlaces(withdrawal: Withdrawal): Promise<Map<string, number>> {
  const { tx, childId, activityId = null, from, agentId, now, keep = [] } = withdrawal;
  const cancelled = new Map<string, number>();
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const held = await heldPlaces(tx, withdrawal);
    const slots = held.slots.filter((slot) => !keep.includes(slot));
    if (slots.length === 0) break;
    const windows = await windowsWithout(keep, withdrawal, slots);
    for (const familyId of held.families) {
      const gone = await withdrawChildRow(tx, { familyId, childId, activityId, from, agentId, windows, now });
      cancelled.set(familyId, (cancelled.get(familyId) ?? 0) + gone);
    }
  }
  return cancelled;
}

/** Of a group of siblings who wait over several days, one may be a day that is kept: nothing is taken from it. */
async function windowsWithout(keep: readonly string[], scope: Withdrawal, slots: readonly string[]) {
  const windows = await offerWindows(scope, slots);
  return Object.fromEntries(Object.entries(windows).filter(([slot]) => !keep.includes(slot)));
}
