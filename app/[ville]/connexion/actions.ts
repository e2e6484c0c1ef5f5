"use server";

import { formAction } from "@/server/api/form-action";
import { logInSchema } from "@/server/identity/schemas";

export const logIn = formAction(
  logInSchema,
  (api, values) => api.identity.logIn(values),
  ({ goTo }) => goTo,
);
