"use server";

import { askEnrolmentForm, sendEnrolmentForm } from "@/components/enrolment/draft-schemas";
import {
  afterAsking,
  afterEnding,
  askRecapHref,
  endRecapHref,
  firstSendHref,
} from "@/components/enrolment/enrolment-links";
import { forgetEnrolmentDraft, keepEnrolmentDraft } from "@/server/api/enrolment-draft";
import { formAction } from "@/server/api/form-action";
import { askEndSchema, enrolmentRequestIdSchema, sendEndSchema } from "@/server/booking/enrolment-schemas";

export const checkEnrolment = formAction(
  askEnrolmentForm,
  async (api, { document, ...wish }) => {
    const { from = "", ...typed } = wish;
    if (document === undefined) return { document, wish: await api.booking.enrolment.check({ ...typed, from }) };
    await keepEnrolmentDraft({ page: "form", ...typed, from, comment: "" });
    return { document };
  },
  (done, base) => (done.document === undefined ? askRecapHref(base, done.wish) : firstSendHref(base, done.document)),
);

export const sendEnrolment = formAction(
  sendEnrolmentForm,
  async (api, { document, ...values }) => {
    const { activityId, children, from, comment = "" } = values;
    if (document === undefined) {
      const done = await api.booking.enrolment.send(values);
      await forgetEnrolmentDraft();
      return { document, done };
    }
    await keepEnrolmentDraft({ page: "recap", activityId, children, from, comment });
    return { document };
  },
  (sent, base) => (sent.document === undefined ? afterAsking(base, sent.done) : firstSendHref(base, sent.document)),
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
