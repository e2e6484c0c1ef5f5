"use server";

import { afterTrial } from "@/components/counter/after-trial";
import { formAction } from "@/server/api/form-action";
import { beginTrialSchema } from "@/server/payments/trial-schemas";

export const begin = formAction(beginTrialSchema, (api, values) => api.payments.trial.begin(values), afterTrial);
