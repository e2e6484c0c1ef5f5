"use server";

import { formAction } from "@/server/api/form-action";
import { answerEntrySchema, entrySchema } from "@/server/booking/schemas";

const toWaitlist = (_: unknown, base: string) => `${base}/famille/attente`;

export const answerOffer = formAction(answerEntrySchema, (api, values) => api.booking.answerOffer(values), toWaitlist);

export const leaveWaitlist = formAction(entrySchema, (api, values) => api.booking.leaveWaitlist(values), toWaitlist);
