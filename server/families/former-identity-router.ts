import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { err, ok } from "@/server/platform/result";
import { adultIdentitySchema, decideIdentitySchema } from "./former-identity-schemas";
import { formerIdentityView } from "./queries/former-identity";
import { decideIdentity } from "./use-cases/decide-identity";

/** Those who may take a login away (`families.desk.removeLogin`). */
const identityProcedure = agentWith("familles.modifier").use(({ ctx, next }) => {
  if (!ctx.session.rights.includes("demandes.traiter")) throw new TRPCError({ code: "NOT_FOUND" });
  return next();
});

/** What FranceConnect replaced of an adult's civil status, once its login was taken away: put back, or kept as it is (A4, D12). */
export const formerIdentityRouter = router({
  /** Null when there is nothing to decide. */
  read: identityProcedure.input(adultIdentitySchema).query(async ({ ctx, input }) => {
    const view = await formerIdentityView(ctx.tx, input);
    return orThrow(view === undefined ? err({ tag: "DeskAdultNotFound" as const }) : ok(view));
  }),
  decide: identityProcedure.input(decideIdentitySchema).mutation(async ({ ctx, input }) => {
    const { tx, city, clock, session } = ctx;
    return orThrow(await decideIdentity(tx, { city, clock, agentId: session.accountId }, input));
  }),
});
