"use server";

import { uploadFor } from "@/components/documents/upload-form";
import { draftHref } from "@/components/enrolment/enrolment-links";
import { readEnrolmentDraft } from "@/server/api/enrolment-draft";
import { formAction } from "@/server/api/form-action";
import { documentIdSchema } from "@/server/documents/schemas";

export const uploadDocuments = formAction(
  uploadFor(),
  async (api, { pour, ...files }) => {
    const { documentIds, already } = await api.documents.upload(files);
    const done = already === 0 ? "envoi" : already < documentIds.length ? "envoi-en-partie" : "deja";
    return { draft: pour && (await readEnrolmentDraft()), done };
  },
  ({ draft, done }, base) => (draft ? draftHref(base, draft, "envoi") : `${base}/famille/documents?fait=${done}`),
);

export const withdrawDocument = formAction(
  documentIdSchema,
  (api, values) => api.documents.withdraw(values),
  (_result, base) => `${base}/famille/documents?fait=retrait`,
);
