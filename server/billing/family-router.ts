import "server-only";
import { TRPCError } from "@trpc/server";
import { payingProcedure, router } from "@/server/api/trpc";
import { priceSightOf } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { readFamilyAccount } from "./queries/family-account";
import { readInvoice } from "./queries/invoice-view";
import { invoiceSchema } from "./schemas";

/** What a family owes, seen by who holds the household or pays (docs/adr/0011). */
export const familyInvoicesRouter = router({
  account: payingProcedure.query(({ ctx }) =>
    readFamilyAccount(ctx.tx, ctx.family.familyId, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  invoice: payingProcedure.input(invoiceSchema).query(async ({ ctx, input }) => {
    const { calculation } = priceSightOf(ctx.family);
    const { familyId } = ctx.family;
    const reader = { familyId, calculation };
    const invoice = await readInvoice(ctx.tx, { invoiceId: input.invoiceId, reader });
    if (!invoice) throw new TRPCError({ code: "NOT_FOUND" });
    return invoice;
  }),
});
