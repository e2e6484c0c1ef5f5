import "server-only";
import type * as z from "zod";
import { agentDoorWith } from "@/server/api/agent-door";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { withCity } from "@/server/db/tenant-tx";
import { addDays, dayOf } from "@/server/platform/dates";
import { townPaper } from "@/server/tenancy";
import {
  alertsSchema,
  closeAlertSchema,
  closeDepositSchema,
  counterFamilySchema,
  counterThirdPartySchema,
  depositSchema,
  depositsSchema,
  recordPaymentSchema,
  refundSchema,
  reversePaymentSchema,
  tillJournalSchema,
  tillPageSchema,
} from "./counter-schemas";
import { receiptPaper } from "./domain/receipt-paper.fr";
import { PAGE_MS } from "./payfip";
import { printReceipt } from "./print-receipt";
import { readAlerts } from "./queries/alerts";
import { readCounterFamily } from "./queries/counter-family";
import { readCounterHome } from "./queries/counter-home";
import { readCounterThirdParty } from "./queries/counter-third-party";
import { readDepositSlip, readDeposits } from "./queries/deposits";
import { readReceipt } from "./queries/receipt";
import { readTillActivities, readTillJournal, readTillPage } from "./queries/till-journal";
import { operationSchema, paymentSchema } from "./schemas";
import { askPayFip } from "./use-cases/ask-payfip";
import { closeAlert } from "./use-cases/close-alert";
import { closeDeposit } from "./use-cases/close-deposit";
import { mailReceipt } from "./use-cases/mail-receipt";
import { recordPayment } from "./use-cases/record-payment";
import { refundCredit } from "./use-cases/refund-credit";
import { reversePayment } from "./use-cases/reverse-payment";

const counter = agentWith("regie.tenir");

/** How far back the journal of a till goes when nobody says. */
const JOURNAL_DAYS = 30;

function journalAsked(
  { clock, city }: Omit<ByAgent, "session">,
  { regieId, from, to }: z.infer<typeof tillJournalSchema>,
) {
  const last = to ?? dayOf(clock.now(), city.timezone);
  return { regieId, from: from ?? addDays(last, -JOURNAL_DAYS), to: last, zone: city.timezone };
}

interface ByAgent {
  readonly session: { readonly accountId: string };
  readonly city: { readonly timezone: string };
  readonly clock: { now(): Parameters<typeof dayOf>[0] };
}

const byAgent = ({ session, city, clock }: ByAgent) => ({
  accountId: session.accountId,
  zone: city.timezone,
  now: clock.now(),
});

/** The counter of a régie: money that comes in, what undoes it, its journal and its deposits (Y2, Y4). */
export const counterRouter = router({
  home: counter.query(({ ctx }) => readCounterHome(ctx.tx, ctx.session.accountId, ctx.city.timezone)),

  family: counter
    .input(counterFamilySchema)
    .query(async ({ ctx, input }) => found(await readCounterFamily(ctx.tx, input, ctx.city.timezone))),

  thirdParty: counter
    .input(counterThirdPartySchema)
    .query(async ({ ctx, input }) => found(await readCounterThirdParty(ctx.tx, input))),

  record: counter.input(recordPaymentSchema).mutation(async ({ ctx, input }) => {
    const { invoices: invoiceIds, payer, ...payment } = input;
    return orThrow(await recordPayment(ctx.tx, { ...payment, invoiceIds, payerName: payer ?? "", ...byAgent(ctx) }));
  }),

  receipt: counter.input(paymentSchema).query(async ({ ctx, input }) => {
    const receipt = found(await readReceipt(ctx.tx, input.paymentId, "agent"));
    const { paymentId, familyId, thirdPartyId, undone, reference } = receipt;
    const paper = receiptPaper(receipt, townPaper(ctx.city).letterhead);
    const payer = { familyId, thirdPartyId };
    const means = receipt.parts.map((part) => part.means);
    return { paymentId, ...payer, undone: undone !== null, reference, amount: receipt.amount, means, paper };
  }),

  receiptFile: agentDoorWith("regie.tenir")
    .input(paymentSchema)
    .query(async ({ ctx, input }) => {
      const receipt = await withCity(ctx.scope, (tx) => readReceipt(tx, input.paymentId, "agent"));
      return printReceipt(ctx.city, found(receipt));
    }),

  mailReceipt: counter.input(paymentSchema).mutation(async ({ ctx, input }) => {
    const { tx, city, clock } = ctx;
    return orThrow(await mailReceipt(tx, { city, clock, paymentId: input.paymentId }));
  }),

  reverse: counter.input(reversePaymentSchema).mutation(async ({ ctx, input }) => {
    const { tx, city, clock, session } = ctx;
    return orThrow(await reversePayment(tx, { ...input, accountId: session.accountId, city, clock }));
  }),

  refund: counter
    .input(refundSchema)
    .mutation(async ({ ctx, input }) => orThrow(await refundCredit(ctx.tx, { ...input, ...byAgent(ctx) }))),

  /** PayFiP is asked about one operation, because an agent wants to know (PROTOCOLS 1.7, point 5). */
  askPayFip: agentDoorWith("regie.tenir")
    .input(operationSchema)
    .mutation(async ({ ctx, input }) => {
      const { city, scope, door } = ctx;
      const { operationId } = input;
      const question = { city, clock: door.clock, scope, operationId, by: "agent" as const, withinMs: PAGE_MS };
      const operation = found(await askPayFip({ ...question, gapSeconds: 2 }));
      return { familyId: operation.familyId, operationId };
    }),

  journal: counter.input(tillJournalSchema).query(async ({ ctx, input }) => {
    return found(await readTillJournal(ctx.tx, journalAsked(ctx, input)));
  }),

  journalPage: counter.input(tillPageSchema).query(async ({ ctx, input }) => {
    return found(await readTillPage(ctx.tx, journalAsked(ctx, input), { after: input.after }));
  }),

  journalActivities: counter.input(tillJournalSchema).query(async ({ ctx, input }) => {
    return found(await readTillActivities(ctx.tx, journalAsked(ctx, input)));
  }),

  deposits: counter.input(depositsSchema).query(async ({ ctx, input }) => found(await readDeposits(ctx.tx, input))),

  deposit: counter
    .input(depositSchema)
    .query(async ({ ctx, input }) => found(await readDepositSlip(ctx.tx, input.depositId))),

  closeDeposit: counter.input(closeDepositSchema).mutation(async ({ ctx, input }) => {
    return orThrow(await closeDeposit(ctx.tx, { ...input, note: input.note ?? "", ...byAgent(ctx) }));
  }),

  alerts: counter
    .input(alertsSchema)
    .query(({ ctx, input }) => readAlerts(ctx.tx, { ...input, zone: ctx.city.timezone })),

  closeAlert: counter
    .input(closeAlertSchema)
    .mutation(async ({ ctx, input }) => orThrow(await closeAlert(ctx.tx, { ...input, ...byAgent(ctx) }))),
});
