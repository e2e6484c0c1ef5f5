"use server";

import { formAction } from "@/server/api/form-action";
import { documentIdSchema, uploadSchema } from "@/server/documents/schemas";

export const uploadDocuments = formAction(
  uploadSchema,
  (api, values) => api.documents.upload(values),
  (_result, base) => `${base}/famille/documents?fait=envoi`,
);

export const withdrawDocument = formAction(
  documentIdSchema,
  (api, values) => api.documents.withdraw(values),
  (_result, base) => `${base}/famille/documents?fait=retrait`,
);
