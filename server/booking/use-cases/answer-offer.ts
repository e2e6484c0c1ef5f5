import "server-only";
import { findActivity } from "@/server/catalogue";
import { mailHousehold } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { QueueEntry } from "../data/entries";
import { offerWindows } from "../data/offer-windows";
import { acceptOfferRow, bookedOf, endOfferRow } from "../data/settle";
import type { EntryStatus } from "../domain/entry-status";
import { offerAcceptedMail } from "../domain/mails.fr";
import type { BookingError } from "../errors";
import type { BookingScope } from "../queries/board";
import { offerOnceBooked } from "../queries/offer-cancelling";
import { type OfferFee, offerFees } from "../queries/offer-fees";

type AnswerScope = Omit<BookingScope, "familyId" | "sight"> & {
  readonly city: City;
  readonly clock: Clock;
  /** Who answers; null by the link of a mail: whoever reads that mailbox holds it, and nobody knows who did. */
  readonly accountId: string | null;
};

/** The offer that is answered, with the siblings who came to be with it. */
export type Offer = readonly [QueueEntry, ...QueueEntry[]];

/**
 * Turns an offered place into a booking, at the price of the day as it is now (B5, F4). Twice gives the same; the household is
 * told once (B4).
 */
export async function acceptOffer(
  scope: AnswerScope,
  offer: Offer,
): Promise<Result<{ entryId: string }, BookingError>> {
  const [entry] = offer;
  // It may be offered by now, but no price was read for it: it would be taken from the queue without a booking.
  if (entry.status === "waiting") return err({ tag: "BookingOfferNotFound" });
  const members = offer.filter(({ status }) => status === "offered");
  const fees = await offerFees(scope, members);
  if (fees === "closed") return err({ tag: "BookingOfferDayClosed", day: entry.day });
  if (!fees) return err({ tag: "BookingOfferNotFound" });
  const bookings = fees.map(({ entry: { id }, fee, late }) => ({
    id: newId(),
    entry: id,
    price: fee.total,
    fee,
    late,
  }));
  const status = await acceptOfferRow(scope.tx, {
    entryId: entry.id,
    accountId: scope.accountId,
    bookings,
    windows: await windowsOf(scope, offer),
    now: scope.now,
  });
  if (status !== "accepted") return err(refusal(entry, status));
  const booked = await bookedOf(
    scope.tx,
    entry.familyId,
    bookings.map(({ id }) => id),
  );
  await tellAccepted(
    scope,
    entry,
    fees.filter((_, index) => booked.has(bookings[index]?.id ?? "")),
  );
  return ok({ entryId: entry.id });
}

/** Nobody is told of what an earlier answer booked, or the child had already. */
async function tellAccepted(scope: AnswerScope, entry: QueueEntry, fees: readonly OfferFee[]): Promise<void> {
  if (fees.length === 0) return;
  const { tx, city, clock } = scope;
  const members = fees.map(({ entry: one }) => one);
  const activity = await findActivity(tx, entry.activityId);
  const { actionLabel: label, ...words } = offerAcceptedMail({
    firstNames: members.map(({ firstName }) => firstName),
    day: entry.day,
    activityName: activity?.name ?? "",
    price: sumCents(fees.map(({ fee }) => fee.total)),
    onceBooked: await offerOnceBooked(scope, members),
  });
  const path = `/famille/reservations?mois=${entry.day.slice(0, 7)}&activite=${entry.activityId}`;
  const mail = { ...words, action: { label, path } };
  await mailHousehold(tx, { city, clock, familyId: entry.familyId, kind: "offer-accepted", mail });
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
