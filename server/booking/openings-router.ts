import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { describeOpeningError } from "./openings-errors.fr";
import {
  openingFormSchema,
  openingSchema,
  openingsSchema,
  openingWishSchema,
  prepareOpeningSchema,
  removeOpeningSchema,
  saveOpeningSchema,
} from "./openings-schemas";
import { checkOpening, readOpeningForm, readOpeningRecap, readOpeningRemoval, readOpenings } from "./queries/openings";
import { removeOpening } from "./use-cases/remove-opening";
import { saveOpening } from "./use-cases/save-opening";

const manager = agentWith("activites.gerer").use(({ ctx, next }) => {
  const { tx, city, clock } = ctx;
  return next({ ctx: { desk: { tx, city, now: clock.now() } } });
});

/** When activities are open to booking and enrolment, and to whom, as staff set it (C3). */
export const openingsRouter = router({
  list: manager.input(openingsSchema).query(async ({ ctx, input }) => found(await readOpenings(ctx.desk, input.code))),

  form: manager
    .input(openingFormSchema)
    .query(async ({ ctx, input }) => found(await readOpeningForm(ctx.desk, input.code, input.openingId))),

  /** Checks what the form asks for, and gives it as the address of the recap says it. */
  prepare: manager.input(prepareOpeningSchema).query(async ({ ctx, input }) => {
    orThrow(await checkOpening(ctx.desk, input));
    return input;
  }),

  /** The recap, or why there is none any more: its address may be old. */
  recap: manager.input(openingWishSchema).query(async ({ ctx, input }) => {
    const recap = await readOpeningRecap(ctx.desk, input);
    if (!recap.ok && !recap.error.tag.endsWith("NotFound")) {
      return { recap: null, refusal: describeOpeningError(recap.error) };
    }
    return { recap: orThrow(recap), refusal: null };
  }),

  save: manager
    .input(saveOpeningSchema)
    .mutation(async ({ ctx, input }) => orThrow(await saveOpening(ctx.desk, input))),

  removal: manager
    .input(openingSchema)
    .query(async ({ ctx, input }) => found(await readOpeningRemoval(ctx.desk, input.code, input.openingId))),

  remove: manager
    .input(removeOpeningSchema)
    .mutation(async ({ ctx, input }) => orThrow(await removeOpening(ctx.desk, input))),
});
