import "server-only";
import type { Task } from "graphile-worker";
import { sweepWaitlists } from "@/server/booking";
import { dropWindowsBefore } from "@/server/db/rate-limits";
import { tellDocumentEnds } from "@/server/documents";
import { sweepPayFip } from "@/server/payments";
import { systemClock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import { type City, listCities } from "@/server/tenancy";

/** A mail waits for its job. If the job is gone, whatever the reason, or was tried for the last time, another one is made. */
const REQUEUE_MAILS = `
  SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', m.id, 'cityId', m.city_id),
    job_key => m.city_id || ':send-mail:' || m.id)
  FROM mail m
  WHERE m.status = 'queued' AND m.created_at < now() - interval '10 minutes'
    AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = m.city_id || ':send-mail:' || m.id
      AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`;

/** The safety net: finds what should be on its way and is not. On a healthy day it finds nothing. */
export const sweepLostMails: Task = async (_payload, { withPgClient }) => {
  for (const city of await listCities()) {
    const found = await withPgClient(async (client) => {
      await client.query("BEGIN");
      try {
        await client.query("SELECT set_config('app.city', $1, true)", [city.id]);
        const { rowCount } = await client.query(REQUEUE_MAILS);
        await client.query("COMMIT");
        return rowCount;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      }
    });
    if (found) logger.warn({ cityId: city.id, found }, "mails had lost their job");
  }
};

/** A month of visitors: the longest that a rule looks back (a device that was seen before). */
export const dropOldWindows: Task = async () => {
  await dropWindowsBefore(systemClock.now().subtract({ hours: 31 * 24 }));
};

/** Does the same for each town. One town's failure stops no other, and fails the sweep at its end, so that it is seen. */
async function everyTown(sweep: (city: City) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const city of await listCities()) {
    try {
      await sweep(city);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some towns could not be swept");
}

/** Offers whose time is over pass on, even those that a dead worker missed (B5). */
export const sweepQueues: Task = () =>
  everyTown(async (city) => {
    const found = await sweepWaitlists(city, systemClock);
    if (found.expired + found.offered > 0) logger.info({ cityId: city.id, ...found }, "waitlists were swept");
  });

/** Operations about which PayFiP should have been asked: their jobs were lost, or their worker killed (Y1). */
export const sweepOperations: Task = () =>
  everyTown(async (city) => {
    const found = await sweepPayFip(city, systemClock);
    if (found > 0) logger.info({ cityId: city.id, found }, "PayFiP is asked again about operations");
  });

/** Documents that run out, or have run out: each household is told of its own, once (D11). */
export const tellEnds: Task = () =>
  everyTown(async (city) => {
    const households = await tellDocumentEnds({ city, clock: systemClock });
    if (households > 0) logger.info({ cityId: city.id, households }, "households were told of documents that run out");
  });
