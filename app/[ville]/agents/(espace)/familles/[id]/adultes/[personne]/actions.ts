"use server";

import { afterIdentity } from "@/components/desk/after-identity";
import { formAction } from "@/server/api/form-action";
import { decideIdentitySchema } from "@/server/families/former-identity-schemas";

export const decideIdentity = formAction(
  decideIdentitySchema,
  (api, values) => api.families.formerIdentity.decide(values),
  (done, base) => afterIdentity(base, done),
);
