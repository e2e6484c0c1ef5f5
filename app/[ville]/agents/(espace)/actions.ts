"use server";

import { formAction } from "@/server/api/form-action";
import { assignSchema } from "@/server/backoffice/schemas";

export const assignItem = formAction(
  assignSchema,
  (api, values) => api.backoffice.queue.assign(values),
  ({ back }, base) => base + back,
);

export const releaseItem = formAction(
  assignSchema,
  (api, values) => api.backoffice.queue.release(values),
  ({ back }, base) => base + back,
);
