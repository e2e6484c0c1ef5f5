import "server-only";
import { findActivity } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { mailAddressOf, membershipsOf, type PriceSight, priceSightOf } from "@/server/families";
import { findDraft } from "../data/drafts";
import { entryWithSiblings } from "../data/entries";
import { offerToken } from "../data/offer-token";
import { addressesOfBookers } from "../data/recipients";
import { confirmationMail, type MailText, offerMail } from "../domain/mails.fr";
import { settledFor } from "../domain/recap";
import type { BookingScope } from "./board";
import { offerOnceBooked } from "./offer-cancelling";
import { mailedOfferTotal } from "./offer-fees";

/** A mail about bookings, ready to be signed and queued. `path` is the page that it leads to. */
export interface BookingMail extends MailText {
  readonly to: readonly string[];
  readonly familyId: string;
  readonly path: string;
}

/** The confirmation of a draft for who confirmed it, read again from what was done; undefined when there is nobody to write to. */
export async function readConfirmationMail(tx: Tx, draftId: string): Promise<BookingMail | undefined> {
  const draft = await findDraft(tx, draftId);
  if (!draft?.confirmed) return undefined;
  const to = await mailAddressOf(tx, draft.accountId);
  if (!to) return undefined;
  const { amounts } = await sightOfAccount(tx, draft.accountId, draft.familyId);
  const text = confirmationMail(settledFor(draft.result, amounts));
  const path = `/famille/reservations?mois=${draft.first.slice(0, 7)}&activite=${draft.activityId}`;
  return { ...text, to: [to], familyId: draft.familyId, path };
}

/** What the owner of an account may know of a dossier's prices; nothing once they have left it. */
async function sightOfAccount(tx: Tx, accountId: string, familyId: string): Promise<PriceSight> {
  const membership = (await membershipsOf(tx, accountId)).find((one) => one.familyId === familyId);
  return membership ? priceSightOf(membership) : { amounts: false, calculation: false };
}

/** The offer of a place; undefined when it is no longer open, or there is nobody to write to. */
export async function readOfferMail(
  scope: Omit<BookingScope, "familyId" | "sight"> & { readonly city: { readonly id: string } },
  entryId: string,
): Promise<BookingMail | undefined> {
  const { tx, city } = scope;
  const [entry, ...siblings] = await entryWithSiblings(tx, entryId);
  if (entry?.status !== "offered" || !entry.offeredUntil) return undefined;
  const activity = await findActivity(tx, entry.activityId);
  const members = [entry, ...siblings.filter(({ status }) => status === "offered")] as const;
  const text = offerMail(
    {
      firstNames: members.map(({ firstName }) => firstName),
      day: entry.day,
      until: entry.offeredUntil,
      activityName: activity?.name ?? "",
      price: await mailedOfferTotal(scope, members),
      onceBooked: await offerOnceBooked(scope, members),
    },
    city.timezone,
  );
  const to = await addressesOfBookers(tx, entry.familyId);
  return { ...text, to, familyId: entry.familyId, path: `/place-proposee/${offerToken(city.id, entry)}` };
}
