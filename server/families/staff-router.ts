import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { findChangeDetail, listPendingChanges } from "./queries/change-requests";
import { acceptChangeSchema, changeRequestIdSchema, refuseChangeSchema } from "./schemas";
import { acceptChange, refuseChange } from "./use-cases/decide-change";

const requestsProcedure = agentWith("demandes.traiter");

/** What agents do with the families' requests (D13, W1). */
export const staffFamiliesRouter = router({
  pendingChanges: requestsProcedure.query(({ ctx }) => listPendingChanges(ctx.tx)),

  change: requestsProcedure.input(changeRequestIdSchema).query(async ({ ctx, input }) => {
    const detail = await findChangeDetail(ctx.tx, input.requestId, dayOf(ctx.clock.now(), ctx.city.timezone));
    return orThrow(detail ? ok(detail) : err({ tag: "ChangeRequestNotFound" }));
  }),

  acceptChange: requestsProcedure
    .input(acceptChangeSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(
        await acceptChange(ctx.tx, { city: ctx.city, agentId: ctx.session.accountId, clock: ctx.clock, ...input }),
      ),
    ),

  refuseChange: requestsProcedure
    .input(refuseChangeSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(
        await refuseChange(ctx.tx, { city: ctx.city, agentId: ctx.session.accountId, clock: ctx.clock, ...input }),
      ),
    ),
});
