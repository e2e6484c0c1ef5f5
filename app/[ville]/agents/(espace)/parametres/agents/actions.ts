"use server";

import { formAction } from "@/server/api/form-action";
import { resetSecondFactorSchema } from "@/server/identity/schemas";

export const resetSecondFactor = formAction(
  resetSecondFactorSchema,
  (api, values) => api.identity.resetSecondFactor(values),
  (_result, base) => `${base}/agents/parametres/agents?fait=facteur`,
);
