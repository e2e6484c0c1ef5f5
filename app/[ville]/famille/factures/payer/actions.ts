"use server";

import { afterBegin } from "@/components/payments/after-begin";
import { formAction } from "@/server/api/form-action";
import { beginPaymentSchema } from "@/server/payments/schemas";

export const begin = formAction(
  beginPaymentSchema,
  (api, values) => api.payments.family.begin(values),
  (begun, base) => afterBegin(begun, base),
);
