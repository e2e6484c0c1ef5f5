"use server";

import { formAction } from "@/server/api/form-action";
import { secondFactorSchema } from "@/server/identity/schemas";

export const passSecondFactor = formAction(
  secondFactorSchema,
  (api, values) => api.identity.passSecondFactor(values),
  ({ goTo }) => goTo,
);
