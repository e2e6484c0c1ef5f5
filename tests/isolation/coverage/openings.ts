import type { Coverage } from "./covered";

const wish = {
  code: "cantine",
  kind: "booking",
  opens: "2026-01-01T08:00",
  closes: "",
  first: "",
  last: "",
  residences: "",
  levels: "",
} as const;

/** When the activities open, and to whom, as staff set it: `booking.openings`. */
export const OPENINGS: Coverage = {
  "booking.openings.list": { access: "activites.gerer", input: () => ({ code: "cantine" }) },
  "booking.openings.form": {
    access: "activites.gerer",
    input: (_, { openingId }) => ({ code: "cantine", openingId }),
  },
  "booking.openings.prepare": {
    access: "activites.gerer",
    input: (_, { openingId, schoolId }) => ({
      code: "cantine",
      openingId,
      kind: "booking",
      opensDay: "01/01/2026",
      residences: [],
      schools: [schoolId],
      levels: [],
    }),
  },
  "booking.openings.recap": {
    access: "activites.gerer",
    input: (_, { openingId, schoolId }) => ({ ...wish, openingId, schoolIds: schoolId }),
  },
  "booking.openings.save": {
    access: "activites.gerer",
    input: (_, { openingId, schoolId }) => ({
      ...wish,
      openingId,
      schoolIds: schoolId,
      newId: "01990000-0000-7000-8000-000000000002",
      version: "",
    }),
  },
  "booking.openings.removal": {
    access: "activites.gerer",
    input: (_, { openingId }) => ({ code: "cantine", openingId }),
  },
  "booking.openings.remove": {
    access: "activites.gerer",
    input: (_, { openingId }) => ({ code: "cantine", openingId, version: "" }),
  },
};
