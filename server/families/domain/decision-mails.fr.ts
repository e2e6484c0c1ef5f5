/** What a mail says, before the town's address is put before `path`: the agent's page shows the same words beforehand. */
export interface DecisionMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly path: string };
}

const OWN_REQUESTS = { label: "Voir mes demandes", path: "/famille/dossier/modifications" };

export function changeAcceptedMail(): DecisionMail {
  return {
    subject: "Votre demande de modification est acceptée",
    paragraphs: ["La mairie a accepté la demande de modification de votre dossier. Il est à jour."],
    action: OWN_REQUESTS,
  };
}

export function changeRefusedMail(reason: string): DecisionMail {
  return {
    subject: "Votre demande de modification est refusée",
    paragraphs: ["La mairie n’a pas accepté la demande de modification de votre dossier.", `Raison\u00a0: ${reason}`],
    action: OWN_REQUESTS,
  };
}

export function accountRefusedMail(reason: string): DecisionMail {
  return {
    subject: "Réponse à votre demande de compte",
    paragraphs: [
      "Un agent a lu votre demande de compte et ne l’a pas acceptée.",
      `Sa réponse\u00a0: ${reason}`,
      "Vous pouvez faire une nouvelle demande, ou venir en mairie.",
    ],
    action: { label: "Faire une nouvelle demande", path: "/connexion/demande" },
  };
}
