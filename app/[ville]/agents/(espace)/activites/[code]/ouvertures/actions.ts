"use server";

import { afterOpening, afterRemoval, openingRecapHref } from "@/components/openings/openings-links";
import { formAction } from "@/server/api/form-action";
import { prepareOpeningSchema, removeOpeningSchema, saveOpeningSchema } from "@/server/booking/openings-schemas";

/** Writes nothing: the recap is an address. */
export const prepareOpening = formAction(
  prepareOpeningSchema,
  (api, values) => api.booking.openings.prepare(values),
  (asked, base) => openingRecapHref(base, asked),
);

export const saveOpening = formAction(
  saveOpeningSchema,
  (api, values) => api.booking.openings.save(values),
  (done, base) => afterOpening(base, done),
);

export const removeOpening = formAction(
  removeOpeningSchema,
  (api, values) => api.booking.openings.remove(values),
  (done, base) => afterRemoval(base, done),
);
