"use server";

import { afterAsking, afterEnding, askRecapHref, endRecapHref } from "@/components/enrolment/enrolment-links";
import { formAction } from "@/server/api/form-action";
import {
  askEndSchema,
  askEnrolmentSchema,
  enrolmentRequestIdSchema,
  sendEndSchema,
  sendEnrolmentSchema,
} from "@/server/booking/enrolment-schemas";

export const checkEnrolment = formAction(
  askEnrolmentSchema,
  (api, values) => api.booking.enrolment.check(values),
  (wish, base) => askRecapHref(base, wish),
);

export const sendEnrolment = formAction(
  sendEnrolmentSchema,
  (api, values) => api.booking.enrolment.send(values),
  (outcome, base) => afterAsking(base, outcome),
);

export const checkEnd = formAction(
  askEndSchema,
  (api, values) => api.booking.enrolment.checkEnd(values),
  (wish, base) => endRecapHref(base, wish),
);

export const sendEnd = formAction(
  sendEndSchema,
  (api, values) => api.booking.enrolment.sendEnd(values),
  (outcome, base) => afterEnding(base, outcome),
);

export const withdrawRequest = formAction(
  enrolmentRequestIdSchema,
  (api, values) => api.booking.enrolment.withdraw(values),
  (_result, base) => `${base}/famille/inscriptions?fait=annulation`,
);
