export type { MailContent } from "./domain/compose-mail";
export { sendMailJob } from "./send-mail-job";
export { type MailRequest, queueMail } from "./use-cases/queue-mail";
