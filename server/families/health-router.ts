import "server-only";
import { orThrow } from "@/server/api/failure";
import { familyProcedure, familyWith, router } from "@/server/api/trpc";
import { childIdSchema, saveHealthSheetSchema } from "./schemas";
import { readHealthSheet } from "./use-cases/read-health-sheet";
import { saveHealthSheet } from "./use-cases/save-health-sheet";

/** Health sheets (D8): for holders of parental authority; to anybody else the child does not exist. */
export const healthRouter = router({
  read: familyProcedure
    .input(childIdSchema)
    .query(async ({ ctx, input }) =>
      orThrow(await readHealthSheet(ctx.tx, { cityId: ctx.city.id, family: ctx.family, childId: input.childId })),
    ),

  save: familyWith("edit")
    .input(saveHealthSheetSchema)
    .mutation(async ({ ctx, input: { childId, version, ...sheet } }) =>
      orThrow(
        await saveHealthSheet(ctx.tx, {
          cityId: ctx.city.id,
          family: ctx.family,
          childId,
          written: { sheet, version },
          clock: ctx.clock,
        }),
      ),
    ),
});
