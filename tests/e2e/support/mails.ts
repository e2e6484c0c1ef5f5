import { expect } from "@playwright/test";
import { z } from "zod";
import { environment } from "./environment";

const mailSchema = z.object({
  id: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
});
export type CaughtMail = z.output<typeof mailSchema>;

/** The mails that `to` has received, newest first. */
export async function mails(to: string): Promise<CaughtMail[]> {
  const response = await fetch(`${environment().mails}/api/mails?to=${encodeURIComponent(to)}`);
  return z.array(mailSchema).parse(await response.json());
}

/** Waits for a mail to `to` whose subject matches and whose text has the words of `about`, and gives the newest. */
export async function nextMail(to: string, subject: RegExp, about = ""): Promise<CaughtMail> {
  const find = async () => (await mails(to)).find((mail) => subject.test(mail.subject) && mail.text.includes(about));
  await expect
    .poll(async () => (await find()) !== undefined, { message: `${subject} → ${to}`, timeout: 20_000 })
    .toBe(true);
  const found = await find();
  if (!found) throw new Error(`The mail to ${to} has gone`);
  return found;
}
