import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { listDrafts } from "./queries/drafts";
import { readOverview } from "./queries/overview";
import { readProgress, readRun } from "./queries/run-view";
import { draftsSchema, issueRunSchema, runSchema, runsSchema, startRunSchema } from "./schemas";
import { abandonRun, recomputeRun } from "./use-cases/change-run";
import { issueRun } from "./use-cases/issue-run";
import { startRun } from "./use-cases/start-run";

const billing = agentWith("facturation.gerer");

/** The month's invoicing, as a clerk runs it (X1, X3, X5). */
export const runsRouter = router({
  overview: billing
    .input(runsSchema.optional())
    .query(({ ctx, input }) => readOverview(ctx.tx, dayOf(ctx.clock.now(), ctx.city.timezone), input?.page ?? 1)),

  run: billing
    .input(runSchema)
    .query(async ({ ctx, input }) =>
      found(await readRun(ctx.tx, input.runId, dayOf(ctx.clock.now(), ctx.city.timezone))),
    ),

  /** What moves while a job works: asked again and again by the page. */
  progress: billing.input(runSchema).query(async ({ ctx, input }) => found(await readProgress(ctx.tx, input.runId))),

  drafts: billing.input(draftsSchema).query(async ({ ctx, input }) => found(await listDrafts(ctx.tx, input))),

  start: billing.input(startRunSchema).mutation(async ({ ctx, input }) => {
    const { accountId } = ctx.session;
    return orThrow(await startRun(ctx.tx, { ...input, accountId, zone: ctx.city.timezone, now: ctx.clock.now() }));
  }),

  recompute: billing
    .input(runSchema)
    .mutation(async ({ ctx, input }) => orThrow(await recomputeRun(ctx.tx, input.runId))),

  abandon: billing.input(runSchema).mutation(async ({ ctx, input }) => orThrow(await abandonRun(ctx.tx, input.runId))),

  issue: billing.input(issueRunSchema).mutation(async ({ ctx, input }) => {
    const { accountId } = ctx.session;
    const order = { ...input, message: input.message ?? "", accountId };
    return orThrow(await issueRun(ctx.tx, { ...order, zone: ctx.city.timezone, now: ctx.clock.now() }));
  }),
});
