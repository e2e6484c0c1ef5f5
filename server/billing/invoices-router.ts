import "server-only";
import { orThrow } from "@/server/api/failure";
import { found } from "@/server/api/found";
import { agentWith, router } from "@/server/api/trpc";
import { printInvoice } from "./print-invoice";
import { readCreditForm } from "./queries/credit-form";
import { searchInvoices } from "./queries/invoice-search";
import { readInvoice } from "./queries/invoice-view";
import { noticesWithMails } from "./queries/notice-mails";
import { readPrevious } from "./queries/previous-invoice";
import { giveCreditSchema, holdDraftSchema, invoiceSchema, invoicesSchema, mailAgainSchema } from "./schemas";
import { holdDraft, recomputeDraft, releaseDraft } from "./use-cases/change-draft";
import { giveCredit } from "./use-cases/give-credit";
import { mailInvoiceAgain } from "./use-cases/mail-invoice-again";

const billing = agentWith("facturation.gerer");

/** One invoice, as a clerk looks at it, keeps it back, corrects it (X3, X5). */
export const invoicesRouter = router({
  search: billing.input(invoicesSchema).query(({ ctx, input }) => searchInvoices(ctx.tx, input)),

  invoice: billing.input(invoiceSchema).query(async ({ ctx, input }) => {
    const invoice = found(await readInvoice(ctx.tx, { invoiceId: input.invoiceId, reader: "staff" }));
    const notices = await noticesWithMails(ctx.tx, invoice.id);
    return { invoice, previous: await readPrevious(ctx.tx, invoice), notices, zone: ctx.city.timezone };
  }),

  /** A draft, or an issued invoice again. */
  file: billing.input(invoiceSchema).query(async ({ ctx, input }) => {
    const invoice = found(await readInvoice(ctx.tx, { invoiceId: input.invoiceId, reader: "staff" }));
    return printInvoice(ctx.city, invoice, invoice.status === "issued" ? "Duplicata" : "Projet", ctx.clock.now());
  }),

  hold: billing.input(holdDraftSchema).mutation(async ({ ctx, input }) => orThrow(await holdDraft(ctx.tx, input))),

  release: billing
    .input(invoiceSchema)
    .mutation(async ({ ctx, input }) => orThrow(await releaseDraft(ctx.tx, input.invoiceId))),

  recompute: billing
    .input(invoiceSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(await recomputeDraft(ctx.tx, { invoiceId: input.invoiceId, zone: ctx.city.timezone })),
    ),

  /** The notice of an issued invoice, once more: to the addresses of today. */
  mailAgain: billing.input(mailAgainSchema).mutation(async ({ ctx, input }) => {
    const by = { accountId: ctx.session.accountId, clock: ctx.clock };
    return orThrow(await mailInvoiceAgain(ctx.tx, { city: ctx.city, ...input, ...by }));
  }),

  creditForm: billing
    .input(invoiceSchema)
    .query(async ({ ctx, input }) => found(await readCreditForm(ctx.tx, input.invoiceId))),

  giveCredit: billing.input(giveCreditSchema).mutation(async ({ ctx, input }) => {
    const { invoiceId, reason } = input;
    const chosen = input.what === "all" ? ("all" as const) : input.days;
    const by = { accountId: ctx.session.accountId, zone: ctx.city.timezone, now: ctx.clock.now() };
    return orThrow(await giveCredit(ctx.tx, { invoiceId, chosen, reason, ...by }));
  }),
});
