"use server";

import { afterAgreed, afterAgreement } from "@/components/billing/after-agreement";
import { formAction } from "@/server/api/form-action";
import { agreeSharesSchema, endSharesSchema } from "@/server/billing/agreement-schemas";

export const agreeShares = formAction(
  agreeSharesSchema,
  (api, values) => api.billing.agreements.agree(values),
  (agreed, base) => afterAgreed(base, agreed),
);

export const endShares = formAction(
  endSharesSchema,
  (api, values) => api.billing.agreements.end(values),
  (ended, base) => afterAgreement(base, ended, "fin-accord"),
);
