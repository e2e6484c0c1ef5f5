import "server-only";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import { cityStatement, type TenantScope, type Tx } from "@/server/db/tenant-tx";
import type { FeeLine } from "@/server/fees";
import type { EntryStatus } from "../domain/entry-status";
import type { OfferWindows } from "./offer-windows";

/** A place to take, with its price as it was shown. */
export interface TakeRequest {
  readonly id: string;
  readonly slot: string;
  readonly child: string;
  readonly price: number;
  readonly fee: FeeLine;
  readonly late: boolean;
  readonly group: string | null;
}

export interface Settlement {
  readonly draftId: string;
  readonly accountId: string;
  readonly cancel: readonly string[];
  /** Those of `cancel` that stay due. */
  readonly billed: readonly string[];
  readonly leave: readonly string[];
  readonly take: readonly TakeRequest[];
  readonly windows: OfferWindows;
  readonly waitlist: boolean;
  readonly summary: object;
  readonly now: Temporal.Instant;
}

/**
 * Carries a draft out, in one statement that is a transaction by itself (docs/adr/0009). False when a child has left the
 * activity or the household, or a place has moved, since the draft was looked at: then nothing was done.
 */
export async function settleDraft(scope: TenantScope, settlement: Settlement): Promise<boolean> {
  const { cancel, billed, leave, take, windows, summary, now } = settlement;
  const [row] = await cityStatement<{ result: unknown }>(
    scope,
    (entered) => Prisma.sql`
    SELECT app.settle_draft(${settlement.draftId}::uuid, ${settlement.accountId}::uuid, ${cancel}::uuid[], ${billed}::uuid[],
      ${leave}::uuid[], ${JSON.stringify(take)}::jsonb, ${JSON.stringify(windows)}::jsonb, ${settlement.waitlist},
      ${JSON.stringify(summary)}::jsonb, ${at(now)}::timestamptz) AS result FROM ${entered}`,
  );
  return Boolean(row?.result);
}

export interface OfferedBooking {
  readonly id: string;
  readonly entry: string;
  readonly price: number;
  readonly fee: FeeLine;
  readonly late: boolean;
}

export async function acceptOfferRow(
  tx: Tx,
  accept: {
    entryId: string;
    accountId: string | null;
    bookings: readonly OfferedBooking[];
    windows: OfferWindows;
    now: Temporal.Instant;
  },
): Promise<EntryStatus | undefined> {
  const [row] = await tx.$queryRaw<{ status: EntryStatus }[]>`
    SELECT app.accept_offer(${accept.entryId}::uuid, ${accept.accountId}::uuid, ${JSON.stringify(accept.bookings)}::jsonb,
      ${JSON.stringify(accept.windows)}::jsonb, ${at(accept.now)}::timestamptz) AS status`;
  return row?.status;
}

/** Those of these bookings of a family that are there. */
export async function bookedOf(tx: Tx, familyId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking WHERE family_id = ${familyId}::uuid AND id = ANY (${ids}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

export async function endOfferRow(
  tx: Tx,
  end: { entryId: string; as: "declined" | "expired"; windows: OfferWindows; now: Temporal.Instant },
): Promise<EntryStatus | undefined> {
  const [row] = await tx.$queryRaw<{ status: EntryStatus }[]>`
    SELECT app.end_offer(${end.entryId}::uuid, ${end.as}, ${JSON.stringify(end.windows)}::jsonb, ${at(end.now)}::timestamptz) AS status`;
  return row?.status;
}

export async function leaveWaitlistRow(
  tx: Tx,
  leave: { entryId: string; windows: OfferWindows; now: Temporal.Instant },
): Promise<EntryStatus | undefined> {
  const [row] = await tx.$queryRaw<{ status: EntryStatus }[]>`
    SELECT app.leave_waitlist(${leave.entryId}::uuid, ${JSON.stringify(leave.windows)}::jsonb, ${at(leave.now)}::timestamptz) AS status`;
  return row?.status;
}

/** Offers what is free in these slots to those who wait. Gives how many places were offered. */
export async function offerFreePlacesIn(
  tx: Tx,
  offer: { slotIds: readonly string[]; windows: OfferWindows; now: Temporal.Instant },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ offered: number }[]>`
    SELECT app.offer_free_places(${offer.slotIds}::uuid[], ${JSON.stringify(offer.windows)}::jsonb, ${at(offer.now)}::timestamptz) AS offered`;
  return row?.offered ?? 0;
}

function at(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
