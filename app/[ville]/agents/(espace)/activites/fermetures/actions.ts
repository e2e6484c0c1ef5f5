"use server";

import { afterClosing, closingHref, closingRecapHref } from "@/components/closing/closing-links";
import { formAction } from "@/server/api/form-action";
import { closeDaysSchema, closingWishSchema, reopenSchema } from "@/server/booking/closing-schemas";

export const checkClosing = formAction(
  closingWishSchema,
  (api, values) => api.booking.closing.check(values),
  (wish, base) => closingRecapHref(base, wish),
);

export const closeDays = formAction(
  closeDaysSchema,
  (api, values) => api.booking.closing.close(values),
  (done, base) => afterClosing(base, done),
);

export const reopenDays = formAction(
  reopenSchema,
  (api, values) => api.booking.closing.reopen(values),
  ({ closingId }, base) => closingHref(base, closingId, "rouvert"),
);
