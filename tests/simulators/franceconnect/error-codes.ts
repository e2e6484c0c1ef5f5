import { createHash } from "node:crypto";

const technical = "Une erreur technique est survenue. Si le problème continue, contactez l’assistance.";
const restart =
  "Une erreur technique est survenue. Fermez l’onglet de votre navigateur, puis connectez-vous à nouveau.";
const wrongIdentity =
  "Une de vos données d’identité empêche la connexion. Contactez l’assistance pour la faire corriger.";
const disabled = "Vous avez demandé la désactivation de votre accès. Réactivez-le avant de vous connecter.";

/** The platform's own codes that a person can meet, with what the page tells her (PROTOCOLS 1.5 to 1.7). */
const messages = {
  Y010004: wrongIdentity,
  Y010006: wrongIdentity,
  Y010008: "Votre identité n’a pas été trouvée. Consultez la page d’aide.",
  Y010009: technical,
  Y010012: technical,
  Y010013: technical,
  Y010015: "Les identifiants utilisés correspondent à une identité qui ne permet plus la connexion.",
  Y020025: technical,
  Y020029: technical,
  Y030007: restart,
  Y030025: restart,
  Y030028: restart,
  Y04C013C: "L’adresse de retour demandée par le service n’est pas déclarée.",
  Y04EA6EF: "Le service qui vous envoie ici n’est pas connu.",
  Y100009: restart,
  Y100019: "La demande de déconnexion est incomplète (at_hash).",
  Y180001: disabled,
  Y600006: restart,
} as const;

export type ErrorCode = keyof typeof messages;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(messages, text);
}

export function messageOf(code: ErrorCode): string {
  return messages[code];
}

/**
 * Code of an error raised by the OpenID Connect engine itself. Only two of the platform's are published (unknown
 * client, undeclared return address); the others keep their form: `Y04` and five hexadecimal characters.
 */
export function engineCode(error: string, description: string): string {
  const digest = createHash("sha256").update(`${error}:${description}`).digest("hex");
  return `Y04${digest.slice(0, 5).toUpperCase()}`;
}
