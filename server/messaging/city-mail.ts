import "server-only";
import { env } from "@/server/platform/env";
import { type City, townTheme } from "@/server/tenancy";
import type { MailIdentity } from "./domain/compose-mail";

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

/** The envelope's sender: the city's name over the address that the operator's relay may send from. */
export function mailSenderOf(city: City): { from: { name: string; address: string }; replyTo: string | null } {
  const { mail } = townTheme(city);
  return { from: { name: mail.senderName, address: env().MAIL_FROM }, replyTo: mail.replyTo };
}
