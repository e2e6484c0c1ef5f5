export { removeFileJob } from "./remove-file-job";
