"use server";

import { afterReversal } from "@/components/counter/after-reversal";
import { counterHref } from "@/components/counter/counter-href";
import { formAction } from "@/server/api/form-action";
import {
  closeAlertSchema,
  closeDepositSchema,
  recordPaymentSchema,
  refundSchema,
  reversePaymentSchema,
} from "@/server/payments/counter-schemas";
import { operationSchema, paymentSchema } from "@/server/payments/schemas";

const receipt = ({ paymentId }: { paymentId: string }, base: string) => `${base}/agents/regie/recus/${paymentId}`;

export const record = formAction(
  recordPaymentSchema,
  (api, values) => api.payments.counter.record(values),
  (done, base) => `${receipt(done, base)}?fait=encaisse`,
);

export const reverse = formAction(
  reversePaymentSchema,
  (api, values) => api.payments.counter.reverse(values),
  (done, base) => afterReversal(base, done),
);

/** Which message the page of the receipt shows. */
function whatLeft({ mailed, before }: { mailed: number; before: number }): string {
  if (mailed > 0) return "envoye";
  return before > 0 ? "deja-envoye" : "sans-adresse";
}

export const mailReceipt = formAction(
  paymentSchema,
  (api, values) => api.payments.counter.mailReceipt(values),
  (done, base) => `${receipt(done, base)}?fait=${whatLeft(done)}`,
);

export const refund = formAction(
  refundSchema,
  (api, values) => api.payments.counter.refund(values),
  (payer, base) => `${counterHref(base, payer)}?fait=rembourse`,
);

export const ask = formAction(
  operationSchema,
  (api, values) => api.payments.counter.askPayFip(values),
  ({ familyId }, base) => `${base}/agents/regie/familles/${familyId}?fait=demande`,
);

export const closeDeposit = formAction(
  closeDepositSchema,
  (api, values) => api.payments.counter.closeDeposit(values),
  ({ depositId }, base) => `${base}/agents/regie/depots/${depositId}`,
);

export const closeAlert = formAction(
  closeAlertSchema,
  (api, values) => api.payments.counter.closeAlert(values),
  (_, base) => `${base}/agents/regie/alertes?fait=regle`,
);
