"use server";

import { formAction } from "@/server/api/form-action";
import { askAccountSchema, completeAccountRequestSchema } from "@/server/families/account-request-schemas";

export const askAccount = formAction(
  askAccountSchema,
  (api, values) => api.accountRequests.ask(values),
  (_, base) => `${base}/connexion/demande/envoyee`,
);

export const completeRequest = formAction(
  completeAccountRequestSchema,
  (api, values) => api.accountRequests.complete(values),
  (_, base) => `${base}/connexion/en-attente`,
);
