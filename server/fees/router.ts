import "server-only";
import { orThrow } from "@/server/api/failure";
import { cityProcedure, householdWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { UNASKED } from "./domain/simulator-questions";
import { laterQuotient } from "./queries/later-quotient";
import { publishedGrids, simulatorActivities } from "./queries/published-grids";
import { childrenOf, simulationSchema, typedQuotient } from "./simulation-schemas";
import { simulateFee } from "./use-cases/simulate-fee";

/** What anybody may know of a town's fees, without login (F3), and when a family's own quotient counts (F4). */
export const feesRouter = router({
  published: cityProcedure.query(({ ctx }) => publishedGrids(ctx.tx, dayOf(ctx.clock.now(), ctx.city.timezone))),

  simulator: cityProcedure.query(({ ctx }) => simulatorActivities(ctx.tx, dayOf(ctx.clock.now(), ctx.city.timezone))),

  laterQuotient: householdWith("view").query(({ ctx }) =>
    laterQuotient(ctx.tx, ctx.family.familyId, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  /** It changes nothing, yet it is a mutation: a query's input travels in the address, where no quotient may be. */
  simulate: cityProcedure.input(simulationSchema).mutation(async ({ ctx, input }) => {
    const { activity, quotient, quotientUnknown, residence, regularity } = input;
    const wish = {
      quotient: quotientUnknown ? null : (typedQuotient(quotient) ?? null),
      residence: residence ?? UNASKED.residence,
      regularity: regularity ?? UNASKED.regularity,
      children: childrenOf(input).map(({ profile, weekdays, school, classKind }) => ({
        profile,
        weekdays,
        schoolCode: school,
        classKind,
      })),
    };
    const request = { city: ctx.city, now: ctx.clock.now(), activityCode: activity, wish };
    return orThrow(await simulateFee(ctx.tx, request));
  }),
});
