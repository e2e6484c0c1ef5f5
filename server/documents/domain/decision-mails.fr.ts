import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";

/**
 * The words of the answer. The mail says when the document was sent, so that one knows which it is, and does not name it: its
 * kind alone may tell of an illness or a judgment.
 */
export function documentAcceptedMail(sentOn: LocalDate) {
  const sent = formatDayWithYear(sentOn);
  return {
    subject: "Votre document est accepté",
    paragraphs: [
      `La mairie a accepté un document envoyé le ${sent} pour votre dossier. Il n’y a rien d’autre à faire.`,
    ],
    action: { label: "Voir mes documents", path: "/famille/documents" },
  };
}

export function documentRefusedMail(sentOn: LocalDate, reason: string) {
  const sent = formatDayWithYear(sentOn);
  return {
    subject: "Un document est à renvoyer",
    paragraphs: [
      `La mairie n’a pas pu accepter un document envoyé le ${sent} pour votre dossier.`,
      `Raison\u00a0: ${reason}`,
    ],
    action: { label: "Voir mes documents", path: "/famille/documents" },
  };
}
