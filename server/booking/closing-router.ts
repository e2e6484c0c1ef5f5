import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { describeClosingError } from "./closing-errors.fr";
import { closeDaysSchema, closingSchema, closingWishSchema, reopenSchema } from "./closing-schemas";
import { closingChoices } from "./queries/closing-places";
import { checkClosing, readClosingRecap, scopeOf } from "./queries/closing-recap";
import { readClosing, readClosings, readReopening } from "./queries/closings";
import { closeDays } from "./use-cases/close-days";
import { reopenDays } from "./use-cases/reopen-days";

/** A week of a town of 100,000 families: 140,000 bookings to cancel, 0.3 ms each (docs/performance.md). */
const WHOLE_TOWN_MS = 120_000;

const closings = agentWith("activites.gerer").use(({ ctx, next }) => {
  const { tx, city, clock, session } = ctx;
  return next({ ctx: { desk: { tx, city, now: clock.now(), agentId: session.accountId } } });
});

/** Closing days, as staff enter them, with what they do to bookings (C3). */
export const closingRouter = router({
  list: closings.query(({ ctx }) => readClosings(ctx.tx, dayOf(ctx.desk.now, ctx.city.timezone))),

  choices: closings.query(({ ctx }) => closingChoices(ctx.tx)),

  /** Whether these days may be closed; the form leads to the recap then. */
  check: closings.input(closingWishSchema).mutation(async ({ ctx, input }) => {
    const scope = scopeOf(input);
    orThrow(await checkClosing(ctx.desk, scope));
    return { label: input.label, ...scope };
  }),

  /** The recap, or why there is none any more: its address may be old. */
  recap: closings.input(closingWishSchema).query(async ({ ctx, input }) => {
    const recap = await readClosingRecap(ctx.desk, input);
    if (!recap.ok && !recap.error.tag.endsWith("NotFound")) {
      return { recap: null, refusal: describeClosingError(recap.error) };
    }
    return { recap: orThrow(recap), refusal: null };
  }),

  close: closings
    .meta({ limitMs: WHOLE_TOWN_MS })
    .input(closeDaysSchema)
    .mutation(async ({ ctx, input }) => orThrow(await closeDays(ctx.desk, input))),

  view: closings.input(closingSchema).query(async ({ ctx, input }) => {
    const mayReadFamilies = ctx.session.rights.includes("familles.lire");
    return found(await readClosing(ctx.desk, input.id, mayReadFamilies));
  }),

  reopening: closings
    .input(closingSchema)
    .query(async ({ ctx, input }) => found(await readReopening(ctx.desk, input.id))),

  reopen: closings
    .meta({ limitMs: WHOLE_TOWN_MS })
    .input(reopenSchema)
    .mutation(async ({ ctx, input }) => orThrow(await reopenDays(ctx.desk, input))),
});
