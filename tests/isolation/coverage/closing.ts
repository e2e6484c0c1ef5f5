import type { Coverage } from "./covered";

const wish = { label: "Travaux", from: "07/06/2027", to: "" };

/** The closing days, as staff enter them: `booking.closing`. */
export const CLOSING: Coverage = {
  "booking.closing.list": { access: "activites.gerer" },
  "booking.closing.choices": { access: "activites.gerer" },
  "booking.closing.check": {
    access: "activites.gerer",
    input: (_, { activityId, schoolId }) => ({ ...wish, activityId, schoolId }),
  },
  "booking.closing.recap": {
    access: "activites.gerer",
    input: (_, { activityId, schoolId }) => ({ ...wish, activityId, schoolId }),
  },
  "booking.closing.close": {
    access: "activites.gerer",
    input: (_, { activityId, schoolId }) => ({
      ...wish,
      id: "01990000-0000-7000-8000-000000000001",
      seen: "",
      activityId,
      schoolId,
    }),
  },
  "booking.closing.view": { access: "activites.gerer", input: (_, { closingId }) => ({ id: closingId }) },
  "booking.closing.reopening": { access: "activites.gerer", input: (_, { closingId }) => ({ id: closingId }) },
  "booking.closing.reopen": { access: "activites.gerer", input: (_, { closingId }) => ({ id: closingId, sure: "on" }) },
};
