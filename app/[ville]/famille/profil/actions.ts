"use server";

import { formAction } from "@/server/api/form-action";
import { closeOtherSessionsSchema, closeSessionSchema, unlinkLoginSchema } from "@/server/identity/schemas";

export const closeSession = formAction(
  closeSessionSchema,
  (api, values) => api.identity.closeSession(values),
  (_, base) => `${base}/famille/profil?fait=session`,
);

export const closeOtherSessions = formAction(
  closeOtherSessionsSchema,
  (api) => api.identity.closeOtherSessions(),
  (_, base) => `${base}/famille/profil?fait=sessions`,
);

export const unlinkLogin = formAction(
  unlinkLoginSchema,
  (api, values) => api.identity.unlinkLogin(values),
  (_, base) => `${base}/famille/profil?fait=retire`,
);
