import type { Coverage } from "./covered";

export const BILLING: Coverage = {
  "billing.family.account": { access: "household" },
  "billing.family.file": { access: "household", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.family.invoice": { access: "household", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.invoices.creditForm": { access: "facturation.gerer", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.invoices.file": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.giveCredit": {
    access: "facturation.gerer",
    input: ({ invoiceId }) => ({ invoiceId, what: "all", days: [], reason: "Erreur de la mairie" }),
  },
  "billing.invoices.hold": {
    access: "facturation.gerer",
    input: ({ draftId }) => ({ invoiceId: draftId, reason: "À vérifier" }),
  },
  "billing.invoices.invoice": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.recompute": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.release": { access: "facturation.gerer", input: ({ draftId }) => ({ invoiceId: draftId }) },
  "billing.invoices.search": { access: "facturation.gerer", input: () => ({ q: "canaridelavictime" }) },
  "billing.runs.abandon": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.drafts": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.issue": { access: "facturation.gerer", input: ({ runId }) => ({ runId, dueDay: "15/01/2027" }) },
  "billing.runs.overview": { access: "facturation.gerer" },
  "billing.runs.progress": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.recompute": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.run": { access: "facturation.gerer", input: ({ runId }) => ({ runId }) },
  "billing.runs.start": {
    access: "facturation.gerer",
    input: (_, { regieId }) => ({ regieId, month: "2026-11" }),
    rightful: ["UNPROCESSABLE_CONTENT", "a run of the régie is open"],
  },
};
