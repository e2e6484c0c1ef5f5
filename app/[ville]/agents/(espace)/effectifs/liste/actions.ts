"use server";

import { formAction } from "@/server/api/form-action";
import { openAllergiesSchema } from "@/server/backoffice/schemas";

export const openAllergies = formAction(
  openAllergiesSchema,
  (api, values) => api.backoffice.headcount.openAllergies(values),
  ({ day, schoolId, activityId }, base) =>
    `${base}/agents/effectifs/liste?${new URLSearchParams({ jour: day, activite: activityId, ecole: schoolId })}`,
);
