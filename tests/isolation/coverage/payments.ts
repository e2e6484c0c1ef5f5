import { newId } from "@/server/platform/ids";
import type { Coverage } from "./covered";

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
  "payments.family.receiptFile": { access: "parent", input: ({ paymentId }) => ({ paymentId }) },
  "payments.family.receipt": { access: "parent", input: ({ paymentId }) => ({ paymentId }) },
};
