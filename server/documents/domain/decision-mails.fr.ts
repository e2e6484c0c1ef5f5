/** The words of the answer. The mail does not name the document: its kind alone may tell of an illness or a judgment. */
export function documentAcceptedMail() {
  return {
    subject: "Votre document est accepté",
    paragraphs: ["La mairie a accepté un document envoyé pour votre dossier. Il n’y a rien d’autre à faire."],
    action: { label: "Voir mes documents", path: "/famille/documents" },
  };
}

export function documentRefusedMail(reason: string) {
  return {
    subject: "Un document est à renvoyer",
    paragraphs: ["La mairie n’a pas pu accepter un document envoyé pour votre dossier.", `Raison\u00a0: ${reason}`],
    action: { label: "Voir mes documents", path: "/famille/documents" },
  };
}
