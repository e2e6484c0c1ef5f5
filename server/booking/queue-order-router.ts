import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { readQueueOrder } from "./queries/queue-order";
import { queueOrderSchema, saveQueueOrderSchema } from "./queue-order-schemas";
import { setQueueOrder } from "./use-cases/set-queue-order";

const manager = agentWith("activites.gerer");

/** Who passes first on the waiting lists of an activity, as staff set it (B5). */
export const queueOrderRouter = router({
  view: manager
    .input(queueOrderSchema)
    .query(async ({ ctx: { tx, clock, city }, input }) =>
      found(await readQueueOrder(tx, input.code, dayOf(clock.now(), city.timezone))),
    ),

  save: manager
    .input(saveQueueOrderSchema)
    .mutation(async ({ ctx, input }) => orThrow(await setQueueOrder(ctx.tx, input))),
});
