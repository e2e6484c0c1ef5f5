import "server-only";
import { agentDoorWith } from "@/server/api/agent-door";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { findRegie } from "@/server/billing";
import { withCity } from "@/server/db/tenant-tx";
import { mailAddressOf } from "@/server/families";
import { newId } from "@/server/platform/ids";
import { findTrial, findTrialByIdOp } from "./data/trials";
import { saisieOf } from "./domain/attempt";
import { PAGE_MS } from "./payfip";
import { readTrialView } from "./queries/trial-view";
import { idOpSchema } from "./schemas";
import { beginTrialSchema, trialFormSchema, trialSchema } from "./trial-schemas";
import { askPayFip } from "./use-cases/ask-payfip";
import { beginTrial } from "./use-cases/begin-trial";
import { leaveForPayFip } from "./use-cases/leave-for-payfip";

const RIGHT = "parametres.gerer";
/** The page asks again at each load, not more often. */
const GAP_SECONDS = 2;

/** The trial payments by which the DGFiP opens a régie's service (PROTOCOLS 1.4): an agent pays, nothing is settled. */
export const trialRouter = router({
  /** What the form starts with. */
  form: agentWith(RIGHT)
    .input(trialFormSchema)
    .query(async ({ ctx, input }) => {
      const { id, name, payfipMode } = found(await findRegie(ctx.tx, input.regieId));
      const email = (await mailAddressOf(ctx.tx, ctx.session.accountId)) ?? "";
      return {
        regieId: id,
        regieName: name,
        saisie: saisieOf(payfipMode, "agent") ?? null,
        email,
        requestKey: newId(),
      };
    }),

  begin: agentDoorWith(RIGHT)
    .input(beginTrialSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, door, scope, session } = ctx;
      return orThrow(await beginTrial({ scope, clock: door.clock }, { city, accountId: session.accountId, ...input }));
    }),

  /** PayFiP's page, once; then the page of the trial (null). */
  leave: agentWith(RIGHT)
    .input(trialSchema)
    .mutation(async ({ ctx, input }) => {
      const { familyId } = found(await findTrial(ctx.tx, input.operationId));
      return orThrow(await leaveForPayFip(ctx.tx, { ...input, familyId, now: ctx.clock.now() }));
    }),

  returned: agentWith(RIGHT)
    .input(idOpSchema)
    .query(async ({ ctx, input }) => ({ operationId: found(await findTrialByIdOp(ctx.tx, input.idOp)).id })),

  /** Where the trial is: PayFiP is asked until it has said that it went well. */
  check: agentDoorWith(RIGHT)
    .input(trialSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, door, scope } = ctx;
      const { clock } = door;
      const { operationId } = input;
      const known = found(await withCity(scope, (tx) => findTrial(tx, operationId)));
      const question = { city, clock, scope, operationId, by: "agent" as const, withinMs: PAGE_MS };
      if (known.status !== "test_passed") await askPayFip({ ...question, gapSeconds: GAP_SECONDS });
      return withCity(scope, async (tx) => {
        const trial = found(await findTrial(tx, operationId));
        return readTrialView(tx, trial, { zone: city.timezone, now: clock.now() });
      });
    }),
});
