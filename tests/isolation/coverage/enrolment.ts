import { newId } from "@/server/platform/ids";
import type { Coverage } from "./covered";

const SENDING = newId();
const PENDING = "the victim has already asked to end the only enrolment of the child";

/** What families ask about enrolments, and what staff answer: `booking.enrolment`, `booking.desk`, `backoffice.enrolment`. */
export const ENROLMENT: Coverage = {
  "booking.enrolment.overview": { access: "household" },
  "booking.enrolment.form": {
    access: "household",
    input: (_, { activityId }) => ({ activityId }),
    open: "what the town opens",
  },
  "booking.enrolment.check": {
    access: "household",
    input: ({ childId }, { activityId }) => ({ activityId, children: [childId], from: "01/12/2026" }),
    rightful: ["UNPROCESSABLE_CONTENT", PENDING],
  },
  "booking.enrolment.recap": {
    access: "household",
    input: ({ childId }, { activityId }) => ({ activityId, children: [childId], from: "01/12/2026" }),
  },
  "booking.enrolment.send": {
    access: "household",
    input: ({ childId }, { activityId }) => ({
      activityId,
      children: [childId],
      from: "01/12/2026",
      sendingId: SENDING,
      seen: "",
    }),
    rightful: ["UNPROCESSABLE_CONTENT", PENDING],
  },
  "booking.enrolment.ending": { access: "household", input: ({ enrolmentId }) => ({ enrolmentId }) },
  "booking.enrolment.checkEnd": {
    access: "household",
    input: ({ enrolmentId }) => ({ enrolmentId, lastDay: "18/12/2026" }),
    rightful: ["UNPROCESSABLE_CONTENT", PENDING],
  },
  "booking.enrolment.endRecap": {
    access: "household",
    input: ({ enrolmentId }) => ({ enrolmentId, lastDay: "18/12/2026" }),
  },
  "booking.enrolment.sendEnd": {
    access: "household",
    input: ({ enrolmentId }) => ({ enrolmentId, lastDay: "18/12/2026", sendingId: SENDING, seen: "" }),
    rightful: ["UNPROCESSABLE_CONTENT", PENDING],
  },
  "booking.enrolment.withdraw": {
    access: "household",
    input: ({ enrolmentRequestId }) => ({ requestId: enrolmentRequestId }),
  },
  "backoffice.enrolment.request": {
    access: "familles.modifier",
    input: ({ enrolmentRequestId }) => ({ requestId: enrolmentRequestId }),
  },
  "booking.desk.acceptRequest": {
    access: "familles.modifier",
    input: ({ enrolmentRequestId }) => ({ requestId: enrolmentRequestId, to: "30/06/2027" }),
  },
  "booking.desk.refuseRequest": {
    access: "familles.modifier",
    input: ({ enrolmentRequestId }) => ({ requestId: enrolmentRequestId, reason: "Il manque un document." }),
  },
};
