import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { editChildSchema } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { childEnrolmentsSchema, childLeavesSchema, endEnrolmentSchema, enrolChildSchema } from "./desk-schemas";
import { acceptEnrolmentSchema, refuseEnrolmentSchema } from "./enrolment-schemas";
import { readChildEnrolments } from "./queries/child-enrolments";
import { changeChild } from "./use-cases/change-child";
import { childLeaves } from "./use-cases/child-leaves";
import { acceptEnrolmentRequest, refuseEnrolmentRequest } from "./use-cases/decide-enrolment-request";
import { endEnrolment } from "./use-cases/end-enrolment";
import { enrolChild } from "./use-cases/enrol-child";

const deskProcedure = agentWith("familles.modifier").use(({ ctx, next }) => {
  const { tx, city, clock, session } = ctx;
  return next({ ctx: { desk: { tx, city, clock, agentId: session.accountId } } });
});

/** What agents do with enrolments, with what families ask about them, and with the places of a child who leaves a household or a school (B1, D5). */
export const bookingDeskRouter = router({
  child: deskProcedure.input(childEnrolmentsSchema).query(async ({ ctx, input }) => {
    const view = await readChildEnrolments(ctx.tx, input, dayOf(ctx.clock.now(), ctx.city.timezone));
    return orThrow(view ? ok(view) : err({ tag: "EnrolledChildNotFound" }));
  }),
  editChild: deskProcedure
    .input(editChildSchema)
    .mutation(async ({ ctx, input }) => orThrow(await changeChild(ctx.desk, input))),
  enrol: deskProcedure
    .input(enrolChildSchema)
    .mutation(async ({ ctx, input }) => orThrow(await enrolChild(ctx.desk, input))),
  endEnrolment: deskProcedure
    .input(endEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await endEnrolment(ctx.desk, input))),
  acceptRequest: deskProcedure
    .input(acceptEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await acceptEnrolmentRequest(ctx.desk, input))),
  refuseRequest: deskProcedure
    .input(refuseEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await refuseEnrolmentRequest(ctx.desk, input))),
  childLeaves: deskProcedure
    .input(childLeavesSchema)
    .mutation(async ({ ctx, input }) => orThrow(await childLeaves(ctx.desk, input))),
});
