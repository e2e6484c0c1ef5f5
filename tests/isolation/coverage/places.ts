import type { Coverage } from "./covered";

/** The places of the activities, as staff set them: `booking.places`. */
export const PLACES: Coverage = {
  "booking.places.activities": { access: "activites.gerer" },
};
