import "server-only";
import { isPast, lastMoment } from "@/server/catalogue";
import { householdAddresses } from "@/server/families";
import type { FeeLine } from "@/server/fees";
import { type Cents, sumCents } from "@/server/platform/money";
import type { QueueEntry } from "../data/entries";
import { addressesOfBookers } from "../data/recipients";
import { type BookingScope, readBoard, WHOLE_SIGHT } from "./board";

/** What an offered place costs now. */
export interface OfferFee {
  readonly entry: QueueEntry;
  readonly fee: FeeLine;
  readonly late: boolean;
}

/**
 * What offered places cost the family, each with its explanation; "closed" when a day no longer takes place, undefined when one
 * has no price. Who asked in time pays no supplement for the time that the queue took. Never what is shown: see `BookingScope`.
 */
export async function offerFees(
  scope: Omit<BookingScope, "familyId" | "sight">,
  members: readonly QueueEntry[],
): Promise<OfferFee[] | "closed" | undefined> {
  const fees: OfferFee[] = [];
  for (const entry of members) {
    const { activityId, familyId, childId, day, requestedAt } = entry;
    const board = await readBoard({ ...scope, familyId, sight: WHOLE_SIGHT }, { first: day, last: day }, activityId);
    const child = board?.children.find((candidate) => candidate.id === childId);
    if (!board || !child) return undefined;
    if (!board.calendar(child, day).dayState(day).open) return "closed";
    const closes = lastMoment(board.activity.settings.rules.booking, day, board.calendar(child, day), board.zone);
    const late = isPast(closes, requestedAt);
    const fee = board.price(child, day, late);
    if (!fee.ok || !fee.value) return undefined;
    fees.push({ entry, fee: fee.value, late });
  }
  return fees;
}

/** What these offered places cost together; null when that cannot be told now. */
export async function offerTotal(
  scope: Omit<BookingScope, "familyId" | "sight">,
  members: readonly QueueEntry[],
): Promise<Cents | null> {
  const fees = await offerFees(scope, members);
  return Array.isArray(fees) && fees.length > 0 ? sumCents(fees.map(({ fee }) => fee.total)) : null;
}

/**
 * The same for whoever reads the mail of an offer, or follows its link: it goes to all those who may book, so that it says a
 * price only when each of them holds the household (docs/adr/0011).
 */
export async function mailedOfferTotal(
  scope: Omit<BookingScope, "familyId" | "sight">,
  members: readonly [QueueEntry, ...QueueEntry[]],
): Promise<Cents | null> {
  const [{ familyId }] = members;
  const household = new Set(await householdAddresses(scope.tx, familyId));
  const readers = await addressesOfBookers(scope.tx, familyId);
  return readers.every((address) => household.has(address)) ? offerTotal(scope, members) : null;
}
