import "server-only";
import { found } from "@/server/api/found";
import { cityProcedure, router } from "@/server/api/trpc";
import { lastDayOfLink } from "@/server/billing";
import { dayOf } from "@/server/platform/dates";
import { paymentOfToken } from "./data/receipt-link";
import { printReceipt } from "./print-receipt";
import { readReceipt } from "./queries/receipt";
import { receiptLinkSchema } from "./schemas";

/** What a third party reads by the link of its mail, which needs no login (X6, Y2). */
export const thirdPartyReceiptsRouter = router({
  receiptFile: cityProcedure.input(receiptLinkSchema).query(async ({ ctx, input }) => {
    const { tx, city, clock } = ctx;
    const { paymentId, sentAt } = found(await paymentOfToken(tx, city.id, input.token));
    const isOpen = dayOf(clock.now(), city.timezone) <= lastDayOfLink(dayOf(sentAt, city.timezone));
    return printReceipt(city, found(isOpen ? await readReceipt(tx, paymentId, "agent") : undefined));
  }),
});
