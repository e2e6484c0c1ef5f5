"use server";

import { formAction } from "@/server/api/form-action";
import { recoverPasswordSchema } from "@/server/identity/schemas";

export const recoverPassword = formAction(
  recoverPasswordSchema,
  (api, values) => api.identity.recoverPassword(values),
  ({ goTo }) => goTo,
);
