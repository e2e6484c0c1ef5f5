"use server";

import { formAction } from "@/server/api/form-action";
import { askRecoverySchema } from "@/server/identity/schemas";

export const askRecovery = formAction(
  askRecoverySchema,
  (api, values) => api.identity.askRecovery(values),
  (_, base) => `${base}/connexion/mot-de-passe-oublie?fait=envoye`,
);
