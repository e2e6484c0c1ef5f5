"use server";

import { formAction } from "@/server/api/form-action";
import { changeRegieSchema } from "@/server/billing/setup-schemas";

export const changeRegie = formAction(
  changeRegieSchema,
  (api, values) => api.billing.setup.changeRegie(values),
  (_, base) => `${base}/agents/parametres/regies?fait=regie`,
);
