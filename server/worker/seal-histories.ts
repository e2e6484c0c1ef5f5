import "server-only";
import type { Task } from "graphile-worker";
import { sealHistory } from "@/server/history";
import { logger } from "@/server/platform/logger";
import { listCities } from "@/server/tenancy";

/** Seals the history of each city. A city that cannot be sealed, for want of a key, does not keep the others from it. */
export const sealHistories: Task = async () => {
  const failures: unknown[] = [];
  for (const city of await listCities()) {
    try {
      const seals = await sealHistory(city.id);
      if (seals > 0) logger.info({ cityId: city.id, seals }, "history sealed");
    } catch (err) {
      logger.error({ cityId: city.id, err }, "the history could not be sealed");
      failures.push(err);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some histories could not be sealed");
};
