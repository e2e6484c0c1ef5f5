import "server-only";
import { TRPCError } from "@trpc/server";
import { householdDoorWith } from "@/server/api/family-door";
import { householdWith, router } from "@/server/api/trpc";
import { env } from "@/server/platform/env";
import type { City } from "@/server/tenancy";
import { readQuotient } from "./use-cases/read-quotient";

/** The deployment reaches both services, and the town is known to them. */
function isOffered({ settings }: City): boolean {
  const { FRANCECONNECT_ISSUER, API_PARTICULIER_URL } = env();
  return Boolean(FRANCECONNECT_ISSUER && API_PARTICULIER_URL && settings.siret);
}

/** The quotient read at the CAF or the MSA, when an adult who holds the household asks for it (D15). */
export const quotientRouter = router({
  /** Whether this adult may press the button, and for which dossier. */
  step: householdWith("edit").query(({ ctx }) => ({
    offered: isOffered(ctx.city),
    familyId: ctx.family.familyId,
  })),

  /** Takes no input: who and what was certified comes with the request itself, from FranceConnect's way back. */
  read: householdDoorWith("edit").mutation(async ({ ctx }) => {
    const { city, family, session, scope, clock, quotientGrant: grant } = ctx;
    if (!grant) throw new TRPCError({ code: "FORBIDDEN", message: "RightMissing" });
    return { outcome: await readQuotient({ scope, city, family, accountId: session.accountId, grant, clock }) };
  }),
});
