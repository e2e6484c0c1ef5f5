"use server";

import { afterConfirmation } from "@/components/booking/after-confirmation";
import { formAction } from "@/server/api/form-action";
import { confirmSchema, makeDraftSchema, makeWeeklyDraftSchema } from "@/server/booking/schemas";

const toRecap = ({ draftId }: { draftId: string }, base: string) =>
  `${base}/famille/reservations/recapitulatif?brouillon=${draftId}`;

export const makeDraft = formAction(makeDraftSchema, (api, values) => api.booking.makeDraft(values), toRecap);

export const makeWeeklyDraft = formAction(
  makeWeeklyDraftSchema,
  (api, values) => api.booking.makeWeeklyDraft(values),
  toRecap,
);

export const confirm = formAction(confirmSchema, (api, values) => api.booking.confirm(values), afterConfirmation);
