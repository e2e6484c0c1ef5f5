import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { acceptAttestationSchema, enterQuotientSchema } from "./quotient-schemas";
import { acceptAttestation } from "./use-cases/accept-attestation";
import { enterQuotient } from "./use-cases/enter-quotient";

/** A quotient that an agent reads on an attestation, or enters at the desk (D6, D11). */
export const staffQuotientRouter = router({
  acceptAttestation: agentWith("documents.traiter")
    .input(acceptAttestationSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, clock, session } = ctx;
      const mayReadHealth = session.rights.includes("sante.lire");
      const agent = { city, clock, agentId: session.accountId, mayReadHealth };
      return orThrow(await acceptAttestation(ctx.tx, agent, input));
    }),

  enter: agentWith("familles.modifier")
    .input(enterQuotientSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, clock, session } = ctx;
      return orThrow(await enterQuotient(ctx.tx, { city, clock, agentId: session.accountId }, input));
    }),
});
