export { isToSend } from "./domain/needed-documents";
export { latestDocuments } from "./queries/latest-documents";
export { readNeeds } from "./queries/needs";
export { removeFileJob } from "./remove-file-job";
export { acceptDocument } from "./use-cases/decide-document";
export { tellDocumentEnds } from "./use-cases/tell-document-ends";
