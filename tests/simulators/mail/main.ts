import { runUntilSignal } from "../shared/run-until-signal";
import { startMailCatcher } from "./start";

/**
 * The mail catcher as a process. Environment: MAIL_SMTP_PORT (4125), MAIL_HTTP_PORT (4180), MAIL_HOST (127.0.0.1),
 * MAIL_FOLDER (keeps the messages from one start to the next).
 */
const { MAIL_SMTP_PORT, MAIL_HTTP_PORT, MAIL_HOST, MAIL_FOLDER } = process.env;

const { smtpPort, httpUrl, stop } = await startMailCatcher({
  smtpPort: Number(MAIL_SMTP_PORT ?? 4125),
  httpPort: Number(MAIL_HTTP_PORT ?? 4180),
  host: MAIL_HOST,
  folder: MAIL_FOLDER,
});
console.log(`Courriels de démonstration : ${httpUrl} (SMTP : ${smtpPort})`);
runUntilSignal(stop);
