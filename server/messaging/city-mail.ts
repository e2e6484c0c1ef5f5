import "server-only";
import { env, mailDomains } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { type City, townTheme } from "@/server/tenancy";
import type { MailIdentity } from "./domain/compose-mail";
import { isWithin } from "./domain/sender-domain";

/** How a city signs its mails: with the words, the contact and the colours of its pages. */
export function mailIdentityOf(city: City): MailIdentity {
  const theme = townTheme(city);
  const { contact } = theme;
  return {
    cityName: theme.name,
    serviceName: contact.service,
    contact: [contact.phone ? `Téléphone\u00a0: ${contact.phone}` : "", contact.hours ?? ""].filter(
      (line) => line !== "",
    ),
    canReply: theme.mail.replyTo !== null,
    colour: theme.colours.primary,
    onColour: theme.colours.onPrimary,
  };
}

/**
 * Who a city's mails are from (T1): its name over its own address, or over the operator's when it gives none. An address
 * of a domain that the host no longer allows would be refused or taken for a forgery by those who receive it, so those
 * mails leave from the operator's too, and the log says it: `npm run town` refuses such an address, a variable may change.
 */
export function mailSenderOf(city: City): { from: { name: string; address: string }; replyTo: string | null } {
  const { senderName: name, replyTo, from } = townTheme(city).mail;
  if (from && isWithin(from, mailDomains())) return { from: { name, address: from }, replyTo };
  if (from)
    logger.error({ city: city.slug, from }, "the sender address of this town is of no domain of MAIL_FROM_DOMAINS");
  return { from: { name, address: env().MAIL_FROM }, replyTo };
}
