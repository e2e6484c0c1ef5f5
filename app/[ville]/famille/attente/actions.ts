"use server";

import { waitlistAfterAnswer, waitlistAfterLeaving } from "@/components/booking/after-leaving";
import { formAction } from "@/server/api/form-action";
import { answerEntrySchema, entrySchema } from "@/server/booking/schemas";

export const answerOffer = formAction(
  answerEntrySchema,
  (api, values) => api.booking.answerOffer(values),
  ({ answer }, base) => waitlistAfterAnswer(base, answer),
);

export const leaveWaitlist = formAction(
  entrySchema,
  (api, values) => api.booking.leaveWaitlist(values),
  ({ outcome }, base) => waitlistAfterLeaving(base, outcome),
);
