"use server";

import { formAction } from "@/server/api/form-action";
import { resendMailSchema, resendMailsSchema } from "@/server/backoffice/schemas";

const toList = ({ sent }: { sent: number }, base: string) => `${base}/agents/mails?fait=${sent}`;

export const resendMail = formAction(resendMailSchema, (api, values) => api.backoffice.mails.resend(values), toList);

export const resendMails = formAction(
  resendMailsSchema,
  (api, values) => api.backoffice.mails.resendAll(values),
  ({ sent, fewer }, base) => `${toList({ sent }, base)}${fewer ? "&moins=oui" : ""}`,
);
