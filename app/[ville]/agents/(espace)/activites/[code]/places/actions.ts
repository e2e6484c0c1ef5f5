"use server";

import { afterPlaces, placesRecapHref } from "@/components/places/places-links";
import { formAction } from "@/server/api/form-action";
import { changePlacesSchema, preparePlacesSchema } from "@/server/booking/places-schemas";

/** Writes nothing: the recap is an address. */
export const preparePlaces = formAction(
  preparePlacesSchema,
  (api, values) => api.booking.places.prepare(values),
  (scope, base) => placesRecapHref(base, scope),
);

export const changePlaces = formAction(
  changePlacesSchema,
  (api, values) => api.booking.places.change(values),
  (done, base) => afterPlaces(base, done),
);
