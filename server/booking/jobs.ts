import "server-only";
import type { JobHandler } from "@/server/db/jobs";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { type City, findCityById } from "@/server/tenancy";
import { overdueOffers, slotsToOffer } from "./data/waitlist-sweep";
import { endFinishedQueues, finishedQueues } from "./use-cases/close-queues";
import { expireOffer, offerFreePlaces } from "./use-cases/pass-offer-on";

async function cityOf(cityId: string): Promise<City> {
  const city = await findCityById(cityId);
  if (!city) throw new Error("The city of this job is not known");
  return city;
}

const asWorker = (city: City) => ({ cityId: city.id, actor: "worker" });

/** An offer passes on by itself when its time is over (B5). */
export const expireOfferJob: JobHandler<"expire-offer"> = async ({ entryId }, { cityId, clock }) => {
  const city = await cityOf(cityId);
  await withCity(asWorker(city), (tx) => expireOffer({ tx, city, clock }, entryId));
};

/** Offers what is free in a slot to those who wait: siblings over several slots, a capacity that grew. */
export const offerPlaceJob: JobHandler<"offer-place"> = async ({ slotId }, { cityId, clock }) => {
  const city = await cityOf(cityId);
  await withCity(asWorker(city), (tx) => offerFreePlaces({ tx, city, clock }, slotId));
};

interface SweepOutcome {
  readonly expired: number;
  readonly offered: number;
  readonly closed: number;
}

/**
 * What a dead worker missed in a town: offers whose time is over, free places that nobody was offered, queues of days
 * that are gone. Each in a transaction of its own: one that fails stops no other, and fails the sweep at its end, so
 * that it is seen and tried again. @throws AggregateError with every failure.
 */
export async function sweepWaitlists(city: City, clock: Clock): Promise<SweepOutcome> {
  const now = clock.now();
  const scope = asWorker(city);
  const failures: unknown[] = [];
  const attempt = async (work: (tx: Tx) => Promise<number>): Promise<number> => {
    try {
      return await withCity(scope, work);
    } catch (error) {
      failures.push(error);
      return 0;
    }
  };
  let expired = 0;
  for (const entryId of await withCity(scope, (tx) => overdueOffers(tx, now))) {
    expired += await attempt((tx) => expireOffer({ tx, city, clock }, entryId).then(() => 1));
  }
  let offered = 0;
  for (const slotId of await withCity(scope, (tx) => slotsToOffer(tx, dayOf(now, city.timezone)))) {
    offered += await attempt((tx) => offerFreePlaces({ tx, city, clock }, slotId));
  }
  let closed = 0;
  for (const queues of await withCity(scope, (tx) => finishedQueues(tx, city, now))) {
    closed += await attempt((tx) => endFinishedQueues({ tx, city, clock }, queues));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps of the sweep failed`);
  return { expired, offered, closed };
}
