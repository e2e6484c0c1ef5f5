import * as z from "zod";
import { QUEUE_KINDS, QUEUE_OWNERS } from "@/server/backoffice/domain/queue";
import { acceptAttestationSchema } from "@/server/backoffice/quotient-schemas";
import { acceptEnrolmentSchema, refuseEnrolmentSchema } from "@/server/booking/enrolment-schemas";
import { acceptDocumentSchema, refuseDocumentSchema } from "@/server/documents/schemas";
import { approveAccountRequestSchema, refuseAccountRequestSchema } from "@/server/families/account-request-schemas";
import { acceptChangeSchema, refuseChangeSchema } from "@/server/families/schemas";

/** The part of the queue that the agent works in, to lead to the next request of it. */
const filterFields = { genre: z.enum(QUEUE_KINDS).optional(), qui: z.enum(QUEUE_OWNERS).optional() };

/** The schemas of the decisions, as their procedures have them, with the part of the queue to go back to. */
export const approveAccountForm = approveAccountRequestSchema.safeExtend({
  doubtful: z.enum(["oui", "non"]),
  ...filterFields,
});

export const refuseAccountForm = refuseAccountRequestSchema.safeExtend({
  doubtful: z.enum(["oui", "non"]),
  ...filterFields,
});

export const acceptChangeForm = acceptChangeSchema.safeExtend(filterFields);
export const refuseChangeForm = refuseChangeSchema.safeExtend(filterFields);
export const acceptEnrolmentForm = acceptEnrolmentSchema.safeExtend(filterFields);
export const refuseEnrolmentForm = refuseEnrolmentSchema.safeExtend(filterFields);
export const acceptDocumentForm = acceptDocumentSchema.safeExtend(filterFields);
export const acceptAttestationForm = acceptAttestationSchema.safeExtend(filterFields);
export const refuseDocumentForm = refuseDocumentSchema.safeExtend(filterFields);
