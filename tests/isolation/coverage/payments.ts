import { newId } from "@/server/platform/ids";
import type { Coverage } from "./covered";
import { forgedLink } from "./forged-link";

/** PayFiP is not there in these tests: what needs it is refused after everything else was checked. */
export const PAYMENTS: Coverage = {
  // One about a known id is counted: tests/integration/payments/hostile says what it cannot do.
  "payments.notify": { access: "public", input: () => ({ idOp: "4b0eb5b0-b335-11e2-9219-001fe256bdfe" }) },

  "payments.family.recap": { access: "parent", input: ({ invoiceId }) => ({ invoices: [invoiceId] }) },
  "payments.family.begin": {
    access: "parent",
    input: ({ invoiceId }) => ({
      invoices: invoiceId,
      email: "payeur@exemple.fr",
      shown: "235",
      requestKey: newId(),
    }),
    rightful: ["UNPROCESSABLE_CONTENT", "the régie takes no payment online"],
  },
  "payments.family.leave": { access: "parent", input: ({ operationId }) => ({ operationId }) },
  "payments.family.returned": { access: "parent", input: ({ idOp }) => ({ idOp }) },
  "payments.family.check": { access: "parent", input: ({ operationId }) => ({ operationId }) },
  "payments.family.payments": { access: "parent" },
  "payments.family.pending": { access: "parent" },
  "payments.family.receiptFile": { access: "parent", input: ({ paymentId }) => ({ paymentId }) },
  "payments.family.receipt": { access: "parent", input: ({ paymentId }) => ({ paymentId }) },

  "payments.counter.home": { access: "regie.tenir" },
  "payments.counter.family": { access: "regie.tenir", input: ({ familyId }) => ({ familyId }) },
  "payments.counter.thirdParty": { access: "regie.tenir", input: (_, { thirdPartyId }) => ({ thirdPartyId }) },
  "payments.counter.record": {
    access: "regie.tenir",
    input: ({ debtorId, invoiceId }) => ({
      debtorId,
      invoices: [invoiceId],
      means1: "cash",
      amount1: "2,35",
      requestKey: newId(),
    }),
  },
  "payments.counter.receipt": { access: "regie.tenir", input: ({ paymentId }) => ({ paymentId }) },
  "payments.counter.receiptFile": { access: "regie.tenir", input: ({ paymentId }) => ({ paymentId }) },
  "payments.counter.mailReceipt": { access: "regie.tenir", input: ({ paymentId }) => ({ paymentId }) },
  "payments.counter.reverse": {
    access: "regie.tenir",
    input: ({ paymentId }) => ({ paymentId, reason: "Chèque sans provision" }),
  },
  "payments.counter.refund": {
    access: "regie.tenir",
    input: ({ debtorId }) => ({ debtorId, amount: "1", reason: "Demande de la famille", requestKey: newId() }),
  },
  "payments.counter.askPayFip": { access: "regie.tenir", input: ({ operationId }) => ({ operationId }) },
  "payments.counter.journal": { access: "regie.tenir", input: (_, { regieId }) => ({ regieId }) },
  "payments.counter.journalActivities": { access: "regie.tenir", input: (_, { regieId }) => ({ regieId }) },
  "payments.counter.journalPage": { access: "regie.tenir", input: (_, { regieId }) => ({ regieId }) },
  "payments.counter.deposits": { access: "regie.tenir", input: (_, { regieId }) => ({ regieId }) },
  "payments.counter.deposit": { access: "regie.tenir", input: ({ depositId }) => ({ depositId }) },
  "payments.counter.closeDeposit": {
    access: "regie.tenir",
    input: (_, { regieId }) => ({ regieId, means: ["cheque"], shown: "cheque:500" }),
  },
  "payments.counter.alerts": { access: "regie.tenir", input: () => ({}) },
  "payments.counter.closeAlert": {
    access: "regie.tenir",
    input: ({ alertId }) => ({ alertId, note: "Vu avec la famille" }),
  },

  "payments.thirdParty.receiptFile": {
    access: "public",
    input: ({ paymentId }) => ({ token: forgedLink(paymentId) }),
    rightful: ["NOT_FOUND", "the link is forged: its secret is in the mail only"],
  },

  "payments.setup.regies": { access: "parametres.gerer" },
  "payments.setup.client": {
    access: "parametres.gerer",
    input: (_, { regieId }) => ({ regieId, client: "042207" }),
    rightful: ["UNPROCESSABLE_CONTENT", "PayFiP is not there to be asked"],
  },
  "payments.setup.save": {
    access: "parametres.gerer",
    input: (_, { regieId }) => ({ regieId, client: "", mode: "off" }),
  },

  "payments.trial.form": { access: "parametres.gerer", input: (_, { regieId }) => ({ regieId }) },
  "payments.trial.begin": {
    access: "parametres.gerer",
    input: (_, { regieId }) => ({
      regieId,
      reference: "CANT2026000001",
      email: "agent@exemple.fr",
      requestKey: newId(),
    }),
    rightful: ["UNPROCESSABLE_CONTENT", "the régie is neither in test nor in activation"],
  },
  "payments.trial.leave": { access: "parametres.gerer", input: ({ trialId }) => ({ operationId: trialId }) },
  "payments.trial.returned": { access: "parametres.gerer", input: ({ trialIdOp }) => ({ idOp: trialIdOp }) },
  "payments.trial.check": { access: "parametres.gerer", input: ({ trialId }) => ({ operationId: trialId }) },
};
