export { removeFileJob } from "./remove-file-job";
export { acceptDocument } from "./use-cases/decide-document";
