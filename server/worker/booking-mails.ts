import "server-only";
import { billedDaysAmong } from "@/server/billing";
import {
  type AskedDays,
  type BookingMail,
  readClosingMail,
  readConfirmationMail,
  readOfferMail,
  readReopeningMail,
} from "@/server/booking";
import type { JobHandler } from "@/server/db/jobs";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, findCityById, publicUrl } from "@/server/tenancy";

interface Writing {
  readonly city: City;
  readonly clock: Clock;
  readonly kind: string;
  readonly key: string;
  readonly inBulk?: boolean;
}

/** One mail for each address; asked twice, it is written once. */
async function write(
  tx: Tx,
  mail: BookingMail | undefined,
  { city, clock, kind, key, inBulk = false }: Writing,
): Promise<void> {
  if (!mail) return;
  const { subject, paragraphs, familyId } = mail;
  const action = { label: mail.actionLabel, url: publicUrl(city, mail.path) };
  for (const to of mail.to) {
    const dedupeKey = `${kind}:${key}:${to}`;
    await queueMail(tx, { city, clock, to, subject, paragraphs, action, kind, dedupeKey, familyId, inBulk });
  }
}

async function inCity(cityId: string, work: (tx: Tx, city: City) => Promise<void>): Promise<void> {
  const city = await findCityById(cityId);
  if (!city) throw new Error("The city of this job is not known");
  await withCity({ cityId, actor: "worker" }, (tx) => work(tx, city));
}

/** The confirmation of a booking leaves once it is made (B4). */
export const mailBookingConfirmation: JobHandler<"mail-booking-confirmation"> = ({ draftId }, { cityId, clock }) =>
  inCity(cityId, async (tx, city) => {
    const mail = await readConfirmationMail(tx, draftId);
    await write(tx, mail, { city, clock, kind: "booking-confirmation", key: draftId });
  });

/** An offered place is told at once to the adults who may book (B5). */
export const mailOffer: JobHandler<"mail-offer"> = ({ entryId }, { cityId, clock }) =>
  inCity(cityId, async (tx, city) => {
    const mail = await readOfferMail({ tx, city, now: clock.now() }, entryId);
    await write(tx, mail, { city, clock, kind: "place-offer", key: entryId });
  });

/** Who lost a place by a closing is told what, why, and what becomes of its price (C3). */
export const mailClosing: JobHandler<"mail-closing"> = ({ closingId, familyId }, { cityId, clock }) =>
  inCity(cityId, async (tx, city) => {
    const billedAmong = (asked: AskedDays) => billedDaysAmong(tx, asked);
    const mail = await readClosingMail(tx, { closingId, familyId, billedAmong });
    await write(tx, mail, { city, clock, kind: "closing", key: `${closingId}:${familyId}`, inBulk: true });
  });

/** The same households learn that the days are open again, and until when they can book them. */
export const mailReopening: JobHandler<"mail-reopening"> = ({ closingId, familyId }, { cityId, clock }) =>
  inCity(cityId, async (tx, city) => {
    const mail = await readReopeningMail({ tx, city, now: clock.now() }, closingId, familyId);
    await write(tx, mail, { city, clock, kind: "reopening", key: `${closingId}:${familyId}`, inBulk: true });
  });
