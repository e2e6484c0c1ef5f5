import "server-only";
import { TRPCError } from "@trpc/server";
import { payingProcedure, router } from "@/server/api/trpc";
import type { Tx } from "@/server/db/tenant-tx";
import { type Membership, priceSightOf } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import type { InvoiceView } from "./domain/invoice-view";
import { printInvoice } from "./print-invoice";
import { readFamilyAccount } from "./queries/family-account";
import { readInvoice } from "./queries/invoice-view";
import { readOwnParts } from "./queries/own-parts";
import { invoiceSchema } from "./schemas";

interface Reading {
  readonly tx: Tx;
  readonly family: Membership;
}

/** An invoice of the family, with as much of its prices as this adult may know. */
async function ownInvoice({ tx, family }: Reading, invoiceId: string): Promise<InvoiceView> {
  const { calculation } = priceSightOf(family);
  const invoice = await readInvoice(tx, { invoiceId, reader: { familyId: family.familyId, calculation } });
  if (!invoice) throw new TRPCError({ code: "NOT_FOUND" });
  return invoice;
}

/** What a family owes, seen by who holds the household or pays (docs/adr/0011). */
export const familyInvoicesRouter = router({
  account: payingProcedure.query(({ ctx }) =>
    readFamilyAccount(ctx.tx, ctx.family.familyId, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  /** What this household pays for each child, in a sentence (X2). */
  parts: payingProcedure.query(({ ctx }) => {
    const { familyId } = ctx.family;
    const { timezone: zone } = ctx.city;
    const mayKnowCustody = priceSightOf(ctx.family).calculation;
    return readOwnParts(ctx.tx, { familyId, today: dayOf(ctx.clock.now(), zone), zone, mayKnowCustody });
  }),

  invoice: payingProcedure.input(invoiceSchema).query(({ ctx, input }) => ownInvoice(ctx, input.invoiceId)),

  /** The same as a tagged PDF. */
  file: payingProcedure
    .input(invoiceSchema)
    .query(async ({ ctx, input }) =>
      printInvoice(ctx.city, await ownInvoice(ctx, input.invoiceId), null, ctx.clock.now()),
    ),
});
