import "server-only";
import { doorProcedure } from "@/server/api/door";
import { router } from "@/server/api/trpc";
import { counterRouter } from "./counter-router";
import { familyPaymentsRouter } from "./family-router";
import { idOpSchema } from "./schemas";
import { paymentSetupRouter } from "./setup-router";
import { thirdPartyReceiptsRouter } from "./third-party-router";
import { trialRouter } from "./trial-router";
import { receiveNotification } from "./use-cases/receive-notification";

/** Money received, online and at the counter (Y1, Y2, Y4). */
export const paymentsRouter = router({
  counter: counterRouter,
  family: familyPaymentsRouter,
  setup: paymentSetupRouter,
  thirdParty: thirdPartyReceiptsRouter,
  trial: trialRouter,

  /** PayFiP, or anybody who pretends to be: nothing is learnt from the answer, and nothing changes by it. */
  notify: doorProcedure.input(idOpSchema).mutation(async ({ ctx, input }) => {
    await receiveNotification(ctx.door, input.idOp);
    return {};
  }),
});
