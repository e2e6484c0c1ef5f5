import "server-only";
import { TRPCError } from "@trpc/server";
import { cityProcedure, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { invoiceOfToken } from "./data/invoice-link";
import { lastDayOfLink } from "./domain/invoice-link";
import { printInvoice } from "./print-invoice";
import { readInvoice } from "./queries/invoice-view";
import { invoiceLinkSchema } from "./schemas";

/** What a third party reads by the link of its mail, which needs no login (X6). */
export const thirdPartyRouter = router({
  file: cityProcedure.input(invoiceLinkSchema).query(async ({ ctx, input }) => {
    const { tx, city, clock } = ctx;
    const linked = await invoiceOfToken(tx, city.id, input.token);
    const open = linked && dayOf(clock.now(), city.timezone) <= lastDayOfLink(linked.sentOn);
    const invoice = open ? await readInvoice(tx, { invoiceId: linked.invoiceId, reader: "third-party" }) : undefined;
    if (!invoice) throw new TRPCError({ code: "NOT_FOUND" });
    return printInvoice(city, invoice, null, clock.now());
  }),
});
