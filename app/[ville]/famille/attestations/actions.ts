"use server";

import { afterIssue } from "@/components/certificates/certificate-pages";
import { formAction } from "@/server/api/form-action";
import {
  certifyAttendanceSchema,
  certifyEnrolmentSchema,
  certifyPaymentSchema,
  certifyTaxSchema,
} from "@/server/certificates/schemas";

const toCertificate = (issued: { certificateId: string }, base: string) => afterIssue(base, issued);

export const certifyPayment = formAction(
  certifyPaymentSchema,
  (api, values) => api.certificates.certifyPayment(values),
  toCertificate,
);

export const certifyTax = formAction(
  certifyTaxSchema,
  (api, values) => api.certificates.certifyTax(values),
  toCertificate,
);

export const certifyAttendance = formAction(
  certifyAttendanceSchema,
  (api, values) => api.certificates.certifyAttendance(values),
  toCertificate,
);

export const certifyEnrolment = formAction(
  certifyEnrolmentSchema,
  (api, values) => api.certificates.certifyEnrolment(values),
  toCertificate,
);
