"use server";

import { formAction } from "@/server/api/form-action";
import { addThirdPartySchema, changeThirdPartySchema, thirdPartySchema } from "@/server/billing/setup-schemas";

export const addThirdParty = formAction(
  addThirdPartySchema,
  (api, values) => api.billing.setup.addThirdParty(values),
  (_, base) => `${base}/agents/parametres/tiers?fait=ajoute`,
);

export const changeThirdParty = formAction(
  changeThirdPartySchema,
  (api, values) => api.billing.setup.changeThirdParty(values),
  (_, base) => `${base}/agents/parametres/tiers?fait=enregistre`,
);

export const removeThirdParty = formAction(
  thirdPartySchema,
  (api, values) => api.billing.setup.removeThirdParty(values),
  (_, base) => `${base}/agents/parametres/tiers?fait=retire`,
);
