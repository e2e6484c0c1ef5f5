"use server";

import { formAction } from "@/server/api/form-action";
import { openHealthSchema } from "@/server/backoffice/schemas";

export const openHealth = formAction(
  openHealthSchema,
  (api, values) => api.backoffice.families.openHealth(values),
  ({ familyId, childId }, base) => `${base}/agents/familles/${familyId}/sante/${childId}`,
);
