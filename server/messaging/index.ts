export type { MailContent } from "./domain/compose-mail";
export { type MailRequest, queueMail } from "./use-cases/queue-mail";
export { sendMail } from "./use-cases/send-mail";
