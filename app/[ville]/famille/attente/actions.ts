"use server";

import { waitlistAfterLeaving } from "@/components/booking/after-leaving";
import { formAction } from "@/server/api/form-action";
import { answerEntrySchema, entrySchema } from "@/server/booking/schemas";

const toWaitlist = (_: unknown, base: string) => `${base}/famille/attente`;

export const answerOffer = formAction(answerEntrySchema, (api, values) => api.booking.answerOffer(values), toWaitlist);

export const leaveWaitlist = formAction(
  entrySchema,
  (api, values) => api.booking.leaveWaitlist(values),
  ({ outcome }, base) => waitlistAfterLeaving(base, outcome),
);
