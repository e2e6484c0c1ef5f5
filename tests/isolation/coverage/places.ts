import type { Coverage } from "./covered";

const division = { first: "2026-12-01", groups: "PS.MS.GS-60_CP.CE1.CE2.CM1.CM2-90", others: "" };
const day = { first: "2026-12-03", last: "2026-12-03", weekdays: "", places: "30" };

/** The places of the activities, as staff set them: `booking.places`. */
export const PLACES: Coverage = {
  "booking.places.activities": { access: "activites.gerer" },
  "booking.places.month": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, month: "2026-12" }),
  },
  "booking.places.form": {
    access: "activites.gerer",
    input: () => ({ code: "cantine" }),
  },
  "booking.places.prepare": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({
      code: "cantine",
      school: schoolId,
      from: "03/12/2026",
      span: "day",
      weekdays: [],
      places: "30",
    }),
  },
  "booking.places.recap": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, ...day }),
  },
  "booking.places.change": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, ...day, version: "" }),
  },
  "booking.places.levels.form": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId }),
  },
  "booking.places.levels.prepare": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, from: "01/12/2026", PS: "1", places1: "60" }),
  },
  "booking.places.levels.recap": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, ...division }),
  },
  "booking.places.levels.divide": {
    access: "activites.gerer",
    input: (_, { schoolId }) => ({ code: "cantine", schoolId, ...division, version: "" }),
  },
  "booking.places.queue.view": { access: "activites.gerer", input: () => ({ code: "cantine" }) },
  "booking.places.queue.save": {
    access: "activites.gerer",
    input: () => ({ code: "cantine", order: "commune", seen: "fratrie" }),
  },
};
