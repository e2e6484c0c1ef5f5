"use server";

import { formAction } from "@/server/api/form-action";
import { payFipSettingSchema } from "@/server/payments/counter-schemas";

export const save = formAction(
  payFipSettingSchema,
  (api, values) => api.payments.setup.save(values),
  (_, base) => `${base}/agents/parametres/regies?fait=enregistre`,
);
