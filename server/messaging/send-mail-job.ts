import "server-only";
import type { JobHandler } from "@/server/db/jobs";
import { logger } from "@/server/platform/logger";
import { configuredTransport } from "@/server/platform/mail";
import { findCityById } from "@/server/tenancy";
import { sendMail } from "./use-cases/send-mail";

/** The job behind `queueMail`. A refusal that time may mend makes the queue try again, for some four days. */
export const sendMailJob: JobHandler<"send-mail"> = async ({ mailId }, { cityId, clock, lastTry }) => {
  const city = await findCityById(cityId);
  if (!city) throw new Error("The city of this mail is not known");
  const outcome = await sendMail({ city, mailId, transport: configuredTransport(), clock, lastTry });
  if (outcome === "failed-for-good") logger.warn({ mailId, cityId }, "a mail could not be sent");
  if (outcome === "try-again") throw new Error("The mail did not leave");
};
