"use server";

import { formAction } from "@/server/api/form-action";
import { answerOfferSchema } from "@/server/booking/schemas";

export const answerOfferByLink = formAction(
  answerOfferSchema,
  (api, values) => api.booking.answerOfferByLink(values),
  ({ token }, base) => `${base}/place-proposee/${token}`,
);
