"use server";

import { formAction } from "@/server/api/form-action";
import { activateSchema } from "@/server/families/account-request-schemas";

export const activate = formAction(
  activateSchema,
  (api, values) => api.accountRequests.activate(values),
  (_, base) => `${base}/famille`,
);
