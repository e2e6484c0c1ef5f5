import "server-only";
import { isPast, lastMoment } from "@/server/catalogue";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import type { QueueEntry } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { acceptOfferRow, endOfferRow, type OfferedBooking } from "../data/settle";
import type { EntryStatus } from "../domain/entry-status";
import type { BookingError } from "../errors";
import { type BookingScope, readBoard, WHOLE_SIGHT } from "../queries/board";

type AnswerScope = Omit<BookingScope, "familyId" | "sight"> & {
  /** Who answers; null by the link of a mail: whoever reads that mailbox holds it, and nobody knows who did. */
  readonly accountId: string | null;
};

/** The offer that is answered, with the siblings who came to be with it. */
export type Offer = readonly [QueueEntry, ...QueueEntry[]];

/** Turns an offered place into a booking, at the price of the day as it is now (B5, F4). Twice gives the same. */
export async function acceptOffer(
  scope: AnswerScope,
  offer: Offer,
): Promise<Result<{ entryId: string }, BookingError>> {
  const [entry] = offer;
  // It may be offered by now, but no price was read for it: it would be taken from the queue without a booking.
  if (entry.status === "waiting") return err({ tag: "BookingOfferNotFound" });
  const members = offer.filter(({ status }) => status === "offered");
  const bookings = await priced(scope, members);
  if (bookings === "closed") return err({ tag: "BookingOfferDayClosed", day: entry.day });
  if (!bookings) return err({ tag: "BookingOfferNotFound" });
  const status = await acceptOfferRow(scope.tx, {
    entryId: entry.id,
    accountId: scope.accountId,
    bookings,
    windows: await windowsOf(scope, offer),
    now: scope.now,
  });
  return status === "accepted" ? ok({ entryId: entry.id }) : err(refusal(entry, status));
}

/** Gives an offered place back: it passes to the next at once, in the same transaction (B5). */
export async function declineOffer(
  scope: AnswerScope,
  offer: Offer,
): Promise<Result<{ entryId: string }, BookingError>> {
  const [entry] = offer;
  const windows = await windowsOf(scope, offer);
  const status = await endOfferRow(scope.tx, { entryId: entry.id, as: "declined", windows, now: scope.now });
  return status === "declined" ? ok({ entryId: entry.id }) : err(refusal(entry, status));
}

function windowsOf(scope: AnswerScope, offer: Offer) {
  return offerWindows(scope, [...new Set(offer.map(({ slotId }) => slotId))]);
}

/** An offer is closed by nothing but a closing of its day; a queue also when its day can no longer be booked. */
function refusal({ day, offeredAt }: QueueEntry, status: EntryStatus | undefined): BookingError {
  switch (status) {
    case "accepted":
      return { tag: "BookingOfferAccepted", day };
    case "declined":
    case "withdrawn":
      return { tag: "BookingOfferDeclined", day };
    case "closed":
      return { tag: offeredAt ? "BookingOfferDayClosed" : "BookingOfferOver", day };
    case "expired":
      return { tag: "BookingOfferOver", day };
    default:
      return { tag: "BookingOfferNotFound" };
  }
}

/** Who asked in time pays no supplement for the time that the queue took. */
async function priced(
  scope: AnswerScope,
  members: readonly QueueEntry[],
): Promise<OfferedBooking[] | "closed" | undefined> {
  const bookings: OfferedBooking[] = [];
  for (const { id, activityId, familyId, childId, day, requestedAt } of members) {
    const board = await readBoard({ ...scope, familyId, sight: WHOLE_SIGHT }, { first: day, last: day }, activityId);
    const child = board?.children.find((candidate) => candidate.id === childId);
    if (!board || !child) return undefined;
    if (!board.calendar(child).dayState(day).open) return "closed";
    const closes = lastMoment(board.activity.settings.rules.booking, day, board.calendar(child), board.zone);
    const late = isPast(closes, requestedAt);
    const fee = board.price(child, day, late);
    if (!fee.ok || !fee.value) return undefined;
    bookings.push({ id: newId(), entry: id, price: fee.value.total, fee: fee.value, late });
  }
  return bookings;
}
