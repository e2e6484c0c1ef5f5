"use server";

import { uploadFor } from "@/components/documents/upload-form";
import { draftHref } from "@/components/enrolment/enrolment-links";
import { readEnrolmentDraft } from "@/server/api/enrolment-draft";
import { formAction } from "@/server/api/form-action";
import { documentIdSchema } from "@/server/documents/schemas";

export const uploadDocuments = formAction(
  uploadFor(),
  async (api, { pour, ...files }) => {
    await api.documents.upload(files);
    return pour && readEnrolmentDraft();
  },
  (draft, base) => (draft ? draftHref(base, draft, "envoi") : `${base}/famille/documents?fait=envoi`),
);

export const withdrawDocument = formAction(
  documentIdSchema,
  (api, values) => api.documents.withdraw(values),
  (_result, base) => `${base}/famille/documents?fait=retrait`,
);
