"use server";

import { afterQueueOrder } from "@/components/places/queue-order-links";
import { formAction } from "@/server/api/form-action";
import { saveQueueOrderSchema } from "@/server/booking/queue-order-schemas";

export const saveQueueOrder = formAction(
  saveQueueOrderSchema,
  (api, values) => api.booking.places.queue.save(values),
  (done, base) => afterQueueOrder(base, done),
);
