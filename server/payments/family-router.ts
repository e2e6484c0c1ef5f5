import "server-only";
import type { Temporal } from "temporal-polyfill";
import { orThrow } from "@/server/api/failure";
import { familyDoorWith, payingDoorProcedure } from "@/server/api/family-door";
import { found } from "@/server/api/found";
import { familyWith, payingProcedure, router } from "@/server/api/trpc";
import { withCity } from "@/server/db/tenant-tx";
import type { Membership } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { type City, townPaper } from "@/server/tenancy";
import { returnUrl } from "./addresses";
import { findFamilyOperation, findFamilyOperationByIdOp } from "./data/operations";
import { RETURN_POLL, settles } from "./domain/payfip";
import { receiptPaper } from "./domain/receipt-paper.fr";
import { PAGE_MS } from "./payfip";
import { printReceipt } from "./print-receipt";
import { readFamilyPayments, readPendingPayments } from "./queries/family-payments";
import { readOperationView } from "./queries/operation-view";
import { readPayRecap } from "./queries/pay-recap";
import { readReceipt } from "./queries/receipt";
import { beginPaymentSchema, idOpSchema, operationSchema, paymentSchema, recapSchema } from "./schemas";
import { askPayFip } from "./use-cases/ask-payfip";
import { beginPayment } from "./use-cases/begin-payment";
import { leaveForPayFip } from "./use-cases/leave-for-payfip";

interface Reading {
  readonly city: City;
  readonly family: Membership;
  readonly now: Temporal.Instant;
}

function readerOf({ city, family, now }: Reading) {
  return { zone: city.timezone, now, mayPay: family.rights.includes("pay") };
}

interface PaymentsReading {
  readonly city: City;
  readonly family: Membership;
  readonly clock: Clock;
}

function whoReads({ city, family, clock }: PaymentsReading) {
  return { familyId: family.familyId, ...readerOf({ city, family, now: clock.now() }) };
}

/** What a family pays online, and its receipts, seen by who holds the household or pays (docs/adr/0011). */
export const familyPaymentsRouter = router({
  /** What is about to be paid (screens: Paying). */
  recap: familyWith("pay")
    .input(recapSchema)
    .query(async ({ ctx, input }) => {
      const { familyId } = ctx.family;
      const { accountId } = ctx.session;
      const reader = readerOf({ city: ctx.city, family: ctx.family, now: ctx.clock.now() });
      return found(await readPayRecap(ctx.tx, { familyId, accountId, invoiceIds: input.invoices, reader }));
    }),

  begin: familyDoorWith("pay")
    .input(beginPaymentSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, family, session, scope, door } = ctx;
      const { invoices, ...wish } = input;
      const who = { familyId: family.familyId, accountId: session.accountId, by: "family" as const };
      const asked = { city, ...who, invoiceIds: invoices, ...wish, returnUrl: returnUrl(city) };
      return orThrow(await beginPayment({ scope, clock: door.clock }, asked));
    }),

  /** Where the payer goes next: PayFiP's page once, then the page of the payment (null). */
  leave: familyWith("pay")
    .input(operationSchema)
    .mutation(async ({ ctx, input }) => {
      const { familyId } = ctx.family;
      return orThrow(await leaveForPayFip(ctx.tx, { ...input, familyId, now: ctx.clock.now() }));
    }),

  /** Which of the family's payments a payer comes back from. */
  returned: payingProcedure.input(idOpSchema).query(async ({ ctx, input }) => {
    const operation = found(await findFamilyOperationByIdOp(ctx.tx, input.idOp, ctx.family.familyId));
    return { operationId: operation.id };
  }),

  /**
   * Where a payment is: PayFiP is asked unless it was paid, once every few seconds at most (PROTOCOLS 1.7). A payer who comes
   * back late may have paid an operation that was closed meanwhile.
   */
  check: payingDoorProcedure.input(operationSchema).mutation(async ({ ctx, input }) => {
    const { city, family, scope, door } = ctx;
    const { clock } = door;
    const { operationId } = input;
    const start = performance.now();
    const known = found(await withCity(scope, (tx) => findFamilyOperation(tx, operationId, family.familyId)));
    const withinMs = Math.max(1, Math.round(PAGE_MS - (performance.now() - start)));
    const question = { city, clock, scope, operationId, by: "payer" as const, withinMs };
    // An answer that is known may be an abandon that its payer has made good a second ago.
    const gapSeconds = known.answer ? 0 : RETURN_POLL.everySeconds - 1;
    if (!settles(known.status)) await askPayFip({ ...question, gapSeconds });
    return withCity(scope, async (tx) => {
      const operation = found(await findFamilyOperation(tx, operationId, family.familyId));
      return readOperationView(tx, operation, readerOf({ city, family, now: clock.now() }));
    });
  }),

  payments: payingProcedure.query(({ ctx }) => readFamilyPayments(ctx.tx, whoReads(ctx))),

  /** The payments online whose outcome is not known, for the pages that offer to pay. */
  pending: payingProcedure.query(({ ctx }) => readPendingPayments(ctx.tx, whoReads(ctx))),

  receipt: payingProcedure.input(paymentSchema).query(async ({ ctx, input }) => {
    const receipt = found(await readReceipt(ctx.tx, input.paymentId, ctx.family));
    return { paymentId: receipt.paymentId, paper: receiptPaper(receipt, townPaper(ctx.city).letterhead) };
  }),

  receiptFile: payingDoorProcedure.input(paymentSchema).query(async ({ ctx, input }) => {
    const receipt = await withCity(ctx.scope, (tx) => readReceipt(tx, input.paymentId, ctx.family));
    return printReceipt(ctx.city, found(receipt));
  }),
});
