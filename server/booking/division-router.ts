import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf, localDate } from "@/server/platform/dates";
import { dividePlacesSchema, divisionFormSchema, divisionScopeSchema, prepareDivisionSchema } from "./division-schemas";
import { describePlacesError } from "./places-errors.fr";
import { readDivisionForm } from "./queries/division-form";
import { readDivisionRecap } from "./queries/division-recap";
import { dividePlaces } from "./use-cases/divide-places";
import { prepareDivision } from "./use-cases/prepare-division";

const manager = agentWith("activites.gerer").use(({ ctx, next }) => {
  const { tx, city, clock, session } = ctx;
  const now = clock.now();
  return next({ ctx: { desk: { tx, city, now, today: dayOf(now, city.timezone), agentId: session.accountId } } });
});

/** The places of a school by level, as staff divide them (C5). */
export const divisionRouter = router({
  form: manager
    .input(divisionFormSchema)
    .query(async ({ ctx, input }) => found(await readDivisionForm(ctx.desk, input))),

  /** Checks what the form asks for, and gives it as the address of the recap says it. */
  prepare: manager
    .input(prepareDivisionSchema)
    .query(async ({ ctx, input }) => orThrow(await prepareDivision(ctx.desk, input))),

  /** The recap, or why there is none any more: its address may be old. */
  recap: manager.input(divisionScopeSchema).query(async ({ ctx, input }) => {
    const recap = await readDivisionRecap(ctx.desk, { ...input, first: localDate(input.first) });
    if (!recap.ok && !recap.error.tag.endsWith("NotFound")) {
      return { recap: null, refusal: describePlacesError(recap.error) };
    }
    return { recap: orThrow(recap), refusal: null };
  }),

  divide: manager
    .input(dividePlacesSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(await dividePlaces(ctx.desk, { ...input, first: localDate(input.first) })),
    ),
});
