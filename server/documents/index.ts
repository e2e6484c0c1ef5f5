export type { DocumentDetail, PendingDocument } from "./queries/pending-documents";
export { findDocumentDetail, listPendingDocuments } from "./queries/pending-documents";
export { removeFileJob } from "./remove-file-job";
