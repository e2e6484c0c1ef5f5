export { mailsAskedFor, mailWrittenAt } from "./queries/asked-for";
export { sendMailJob } from "./send-mail-job";
export { queueMail } from "./use-cases/queue-mail";
