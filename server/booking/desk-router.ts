import "server-only";
import { domainText } from "@/server/api/domain-messages";
import { orThrow, type TaggedError } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import {
  childEnrolmentsSchema,
  childLeavesSchema,
  endEnrolmentSchema,
  enrolChildSchema,
  schoolMoveSchema,
  sendEndEnrolmentSchema,
  sendSchoolMoveSchema,
} from "./desk-schemas";
import { acceptEnrolmentSchema, refuseEnrolmentSchema } from "./enrolment-schemas";
import { readChildEnrolments } from "./queries/child-enrolments";
import { readDeskEndRecap } from "./queries/desk-ending";
import { checkSchoolMove, readSchoolMoveRecap } from "./queries/school-move";
import { childLeaves } from "./use-cases/child-leaves";
import { acceptEnrolmentRequest, refuseEnrolmentRequest } from "./use-cases/decide-enrolment-request";
import { endAtDesk } from "./use-cases/end-at-desk";
import { checkEarlierEnd } from "./use-cases/end-enrolment";
import { enrolChild } from "./use-cases/enrol-child";
import { moveSchool } from "./use-cases/move-school";

const deskProcedure = agentWith("familles.modifier").use(({ ctx, next }) => {
  const { tx, city, clock, session } = ctx;
  return next({ ctx: { desk: { tx, city, clock, agentId: session.accountId } } });
});

/** What a page shows, or why there is nothing to do any more: its address may be old. */
function recapOr<T>(recap: Result<T, TaggedError>): { recap: T; refusal: null } | { recap: null; refusal: string } {
  if (!recap.ok && !recap.error.tag.endsWith("NotFound")) return { recap: null, refusal: domainText(recap.error).text };
  return { recap: orThrow(recap), refusal: null };
}

/** What agents do with enrolments, with what families ask about them, and with the places of a child who leaves a household or a school (B1, D3, D5). */
export const bookingDeskRouter = router({
  child: deskProcedure.input(childEnrolmentsSchema).query(async ({ ctx, input }) => {
    const view = await readChildEnrolments(ctx.tx, input, dayOf(ctx.clock.now(), ctx.city.timezone));
    return orThrow(view ? ok(view) : err({ tag: "EnrolledChildNotFound" }));
  }),
  /** Whether a child may change school so; the form leads to the recap then. */
  checkSchoolMove: deskProcedure.input(schoolMoveSchema).mutation(async ({ ctx, input }) => {
    orThrow(await checkSchoolMove(ctx.desk, input));
    return input;
  }),
  schoolMoveRecap: deskProcedure
    .input(schoolMoveSchema)
    .query(async ({ ctx, input }) => recapOr(await readSchoolMoveRecap(ctx.desk, input))),
  moveSchool: deskProcedure
    .input(sendSchoolMoveSchema)
    .mutation(async ({ ctx, input }) => orThrow(await moveSchool(ctx.desk, input))),
  enrol: deskProcedure
    .input(enrolChildSchema)
    .mutation(async ({ ctx, input }) => orThrow(await enrolChild(ctx.desk, input))),
  /** Whether an enrolment may end so; the form leads to the recap then. */
  checkEnd: deskProcedure.input(endEnrolmentSchema).mutation(async ({ ctx, input }) => {
    orThrow(await checkEarlierEnd(ctx.tx, input));
    return input;
  }),
  endRecap: deskProcedure
    .input(endEnrolmentSchema)
    .query(async ({ ctx, input }) => recapOr(await readDeskEndRecap(ctx.desk, input))),
  endEnrolment: deskProcedure
    .input(sendEndEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await endAtDesk(ctx.desk, input))),
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
