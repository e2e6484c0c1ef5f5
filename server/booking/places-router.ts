import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf, localDate } from "@/server/platform/dates";
import { divisionRouter } from "./division-router";
import { describePlacesError } from "./places-errors.fr";
import {
  changePlacesSchema,
  placesFormSchema,
  placesMonthSchema,
  placesScopeSchema,
  preparePlacesSchema,
} from "./places-schemas";
import { readPlacesActivities } from "./queries/places-activities";
import { readPlacesForm, readPlacesMonth } from "./queries/places-month";
import { readPlacesRecap } from "./queries/places-recap";
import { queueOrderRouter } from "./queue-order-router";
import { changePlaces } from "./use-cases/change-places";
import { preparePlaces } from "./use-cases/prepare-places";

const manager = agentWith("activites.gerer").use(({ ctx, next }) => {
  const { tx, city, clock } = ctx;
  return next({ ctx: { desk: { tx, city, today: dayOf(clock.now(), city.timezone) } } });
});

/** The places of the activities, as staff set them (C5). */
export const placesRouter = router({
  levels: divisionRouter,
  queue: queueOrderRouter,

  activities: manager.query(({ ctx }) => readPlacesActivities(ctx.tx, ctx.city, ctx.desk.today)),

  month: manager
    .input(placesMonthSchema)
    .query(async ({ ctx, input }) => found(await readPlacesMonth(ctx.desk, input))),

  form: manager.input(placesFormSchema).query(async ({ ctx, input }) => found(await readPlacesForm(ctx.desk, input))),

  /** Checks what the form asks for, and gives it as the address of the recap says it. */
  prepare: manager
    .input(preparePlacesSchema)
    .query(async ({ ctx, input }) => orThrow(await preparePlaces(ctx.desk, input))),

  /** The recap, or why there is none any more: its address may be old. */
  recap: manager.input(placesScopeSchema).query(async ({ ctx, input }) => {
    const recap = await readPlacesRecap(ctx.desk, dated(input));
    if (!recap.ok && !recap.error.tag.endsWith("NotFound")) {
      return { recap: null, refusal: describePlacesError(recap.error) };
    }
    return { recap: orThrow(recap), refusal: null };
  }),

  change: manager
    .input(changePlacesSchema)
    .mutation(async ({ ctx, input }) => orThrow(await changePlaces(ctx.desk, dated(input)))),
});

function dated<S extends { readonly first: string; readonly last: string }>(scope: S) {
  return { ...scope, first: localDate(scope.first), last: localDate(scope.last) };
}
