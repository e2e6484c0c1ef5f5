"use server";

import { formAction } from "@/server/api/form-action";
import {
  giveCreditSchema,
  holdDraftSchema,
  invoiceSchema,
  issueRunSchema,
  mailAgainSchema,
  runSchema,
  startRunSchema,
} from "@/server/billing/schemas";

const toRun = ({ runId }: { runId: string }, base: string) => `${base}/agents/facturation/${runId}`;
const toInvoice = ({ invoiceId }: { invoiceId: string }, base: string) =>
  `${base}/agents/facturation/factures/${invoiceId}`;

export const startRun = formAction(startRunSchema, (api, values) => api.billing.runs.start(values), toRun);

export const recomputeRun = formAction(runSchema, (api, values) => api.billing.runs.recompute(values), toRun);

export const abandonRun = formAction(runSchema, (api, values) => api.billing.runs.abandon(values), toRun);

export const issueRun = formAction(issueRunSchema, (api, values) => api.billing.runs.issue(values), toRun);

export const holdDraft = formAction(holdDraftSchema, (api, values) => api.billing.invoices.hold(values), toInvoice);

export const releaseDraft = formAction(invoiceSchema, (api, values) => api.billing.invoices.release(values), toInvoice);

/** A family that has nothing to be billed any more has no draft: one goes back to the list. */
export const recomputeDraft = formAction(
  invoiceSchema,
  (api, values) => api.billing.invoices.recompute(values),
  ({ runId, invoiceId }, base) =>
    invoiceId === null ? `${base}/agents/facturation/${runId}/factures` : toInvoice({ invoiceId }, base),
);

export const mailInvoiceAgain = formAction(
  mailAgainSchema,
  (api, values) => api.billing.invoices.mailAgain(values),
  (result, base) => `${toInvoice(result, base)}?fait=${result.recipients > 0 ? "avis" : "deja"}`,
);

export const giveCredit = formAction(
  giveCreditSchema,
  (api, values) => api.billing.invoices.giveCredit(values),
  toInvoice,
);
