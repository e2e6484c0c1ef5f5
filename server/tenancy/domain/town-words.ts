import type { City } from "./city";
import { contactOf } from "./contact";
import { NEUTRAL, type Theme } from "./theme";

/**
 * A theme as one town bears it, on its pages, mails and papers alike: with the contact that its settings say (T3). The
 * neutral theme names no town, so a town that has no theme of its own, or whose theme was refused, gives its name.
 */
export function townWords<T extends Theme>({ name, settings }: Pick<City, "name" | "settings">, theme: T): T {
  const mail = {
    ...theme.mail,
    replyTo: settings.contactEmail || theme.mail.replyTo,
    from: settings.senderEmail || theme.mail.from,
  };
  if (theme.slug !== NEUTRAL) return { ...theme, contact: contactOf(settings, theme.contact), mail };
  return {
    ...theme,
    name,
    home: {
      title: "Bienvenue sur le portail des familles",
      intro:
        "Réservez la cantine de vos enfants, suivez votre dossier et payez vos factures. Le guichet de la mairie reste ouvert pour vous aider.",
    },
    contact: contactOf(settings, { ...theme.contact, address: [`Mairie\u00a0: ${name}`] }),
    mail: { ...mail, senderName: `${name} – ${theme.service}` },
    letterhead: [name, ...theme.letterhead],
  };
}
