export { wasRequeued } from "./data/resent-mails";
export { mailsAskedFor, mailWrittenAt } from "./queries/asked-for";
export { mailsNotSent } from "./queries/not-sent";
export { sendMailJob } from "./send-mail-job";
export { queueMail } from "./use-cases/queue-mail";
export { resendMail } from "./use-cases/resend-mail";
