"use server";

import { formAction } from "@/server/api/form-action";
import { logInSchema } from "@/server/identity/schemas";

export const logInAgent = formAction(
  logInSchema,
  (api, values) => api.identity.logInAgent(values),
  ({ goTo }) => goTo,
);
