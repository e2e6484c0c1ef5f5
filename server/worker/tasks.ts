import "server-only";
import type { JobHelpers, Task, TaskList } from "graphile-worker";
import * as z from "zod";
import { invoiceRunJob, mailInvoiceJob } from "@/server/billing";
import { expireOfferJob, offerPlaceJob } from "@/server/booking";
import type { JobHandler, JobName, JobPayloads } from "@/server/db/jobs";
import { removeFileJob } from "@/server/documents";
import { sendMailJob } from "@/server/messaging";
import { askPayFipJob } from "@/server/payments";
import { systemClock } from "@/server/platform/clock";
import { mailBookingConfirmation, mailClosing, mailOffer, mailReopening } from "./booking-mails";

const cityOf = z.looseObject({ cityId: z.uuid() });

/** `addJob` only writes payloads of its name's type; the base adds the city. */
function taskOf<N extends JobName>(handle: JobHandler<N>): Task {
  return async (payload: unknown, { job }: JobHelpers) => {
    const { cityId, ...rest } = cityOf.parse(payload);
    const lastTry = job.attempts >= job.max_attempts;
    await handle(rest as unknown as JobPayloads[N], { cityId, clock: systemClock, lastTry });
  };
}

/** Every job that a business change can ask for, and who does it. A missing one does not compile. */
export function businessTasks(): TaskList {
  return {
    "send-mail": taskOf(sendMailJob),
    "mail-booking-confirmation": taskOf(mailBookingConfirmation),
    "mail-offer": taskOf(mailOffer),
    "mail-closing": taskOf(mailClosing),
    "mail-reopening": taskOf(mailReopening),
    "offer-place": taskOf(offerPlaceJob),
    "expire-offer": taskOf(expireOfferJob),
    "remove-file": taskOf(removeFileJob),
    "ask-payfip": taskOf(askPayFipJob),
    "invoice-run": taskOf(invoiceRunJob),
    "mail-invoice": taskOf(mailInvoiceJob),
  } satisfies Record<JobName, Task>;
}
