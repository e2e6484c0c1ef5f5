import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { agreeSharesSchema, endSharesSchema, sharedChildSchema } from "./agreement-schemas";
import { readAgreements } from "./queries/agreement-view";
import { agreeShares } from "./use-cases/agree-shares";
import { endShares } from "./use-cases/end-shares";

/** Who bills says who pays; the page names both households, which is for who may read dossiers. */
const sharing = agentWith("facturation.gerer").use(({ ctx, next }) => {
  if (!ctx.session.rights.includes("familles.lire")) throw new TRPCError({ code: "NOT_FOUND" });
  const { city, clock } = ctx;
  return next({ ctx: { clerk: { city, clock } } });
});

/** Which household pays which part of what a child uses (X2). */
export const agreementsRouter = router({
  child: sharing.input(sharedChildSchema).query(async ({ ctx, input }) => {
    const { timezone: zone } = ctx.city;
    const view = await readAgreements(ctx.tx, input, { today: dayOf(ctx.clock.now(), zone), zone });
    if (!view) throw new TRPCError({ code: "NOT_FOUND" });
    return view;
  }),

  agree: sharing
    .input(agreeSharesSchema)
    .mutation(async ({ ctx, input }) => orThrow(await agreeShares(ctx.tx, ctx.clerk, input))),

  end: sharing
    .input(endSharesSchema)
    .mutation(async ({ ctx, input }) => orThrow(await endShares(ctx.tx, ctx.clerk, input))),
});
