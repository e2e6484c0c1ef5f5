"use server";

import { afterDivision, afterPlaces, divisionRecapHref, placesRecapHref } from "@/components/places/places-links";
import { formAction } from "@/server/api/form-action";
import { dividePlacesSchema, prepareDivisionSchema } from "@/server/booking/division-schemas";
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

/** Writes nothing: the recap is an address. */
export const prepareDivision = formAction(
  prepareDivisionSchema,
  (api, values) => api.booking.places.levels.prepare(values),
  (scope, base) => divisionRecapHref(base, scope),
);

export const dividePlaces = formAction(
  dividePlacesSchema,
  (api, values) => api.booking.places.levels.divide(values),
  (done, base) => afterDivision(base, done),
);
