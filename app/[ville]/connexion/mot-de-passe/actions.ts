"use server";

import { formAction } from "@/server/api/form-action";
import { changePasswordSchema } from "@/server/identity/schemas";

export const changePassword = formAction(
  changePasswordSchema,
  (api, values) => api.identity.changePassword(values),
  ({ goTo }) => goTo,
);
