import "server-only";
import { orThrow } from "@/server/api/failure";
import { familyProcedure, householdWith, router } from "@/server/api/trpc";
import { pendingFields } from "./data/change-requests";
import { followChanges } from "./queries/change-requests";
import { readOwnDetails } from "./queries/dossier";
import { askAddressChangeSchema, askPersonChangeSchema, changeRequestIdSchema } from "./schemas";
import { askChange } from "./use-cases/ask-change";
import { withdrawChange } from "./use-cases/withdraw-change";

/** Changes of contact details, asked by the family (D13). The dossier and the adult come from the session. */
export const changesRouter = router({
  /** What the forms start from: one's own details, what waits for an answer, what the town applies at once. */
  form: familyProcedure.query(async ({ ctx }) => ({
    me: await readOwnDetails(ctx.tx, ctx.family.personId),
    pending: await pendingFields(ctx.tx, ctx.family.familyId, ctx.family.personId),
    appliedAtOnce: ctx.city.settings.appliedAtOnce,
  })),

  list: familyProcedure.query(({ ctx }) => followChanges(ctx.tx, ctx.family)),

  askPerson: familyProcedure.input(askPersonChangeSchema).mutation(async ({ ctx, input }) => {
    const { shownUsageName: usageName, shownPhone: phone, shownEmail: email, ...wanted } = input;
    return orThrow(
      await askChange(ctx.tx, {
        city: ctx.city,
        familyId: ctx.family.familyId,
        personId: ctx.family.personId,
        accountId: ctx.session.accountId,
        shown: { phone, email, ...(usageName === undefined ? {} : { usageName }) },
        wanted,
        clock: ctx.clock,
      }),
    );
  }),

  askAddress: householdWith("edit")
    .input(askAddressChangeSchema)
    .mutation(async ({ ctx, input }) => {
      const {
        shownLine: line,
        shownExtra: extra,
        shownPostcode: postcode,
        shownTown: town,
        movedOn,
        ...address
      } = input;
      return orThrow(
        await askChange(ctx.tx, {
          city: ctx.city,
          familyId: ctx.family.familyId,
          personId: ctx.family.personId,
          accountId: ctx.session.accountId,
          shown: { address: { line, extra, postcode, town } },
          wanted: { address },
          movedOn,
          clock: ctx.clock,
        }),
      );
    }),

  withdraw: familyProcedure
    .input(changeRequestIdSchema)
    .mutation(async ({ ctx, input }) => orThrow(await withdrawChange(ctx.tx, ctx.family, input.requestId, ctx.clock))),
});
