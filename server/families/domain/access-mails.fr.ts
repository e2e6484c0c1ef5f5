import type { DecisionMail } from "./decision-mails.fr";

const LOG_IN = { label: "Me connecter", path: "/connexion" };
const IF_WRONG = "Si cela vous étonne, contactez la mairie.";
const because = (reason: string) => `Raison\u00a0: ${reason}`;

/** `left`: whether the adult has another way in. */
export function loginRemovedMail(reason: string, left: boolean): DecisionMail {
  return {
    subject: "Un moyen de connexion à votre nom a été retiré",
    paragraphs: [
      "La mairie a retiré un moyen de connexion à votre nom. Toutes vos connexions ouvertes ont été fermées.",
      because(reason),
      left
        ? "Vous pouvez toujours vous connecter avec celui qui reste."
        : "Vous n’avez plus d’accès en ligne. Pour en avoir un nouveau, venez en mairie avec une pièce d’identité.",
      IF_WRONG,
    ],
    action: LOG_IN,
  };
}

export function accessSuspendedMail(reason: string): DecisionMail {
  return {
    subject: "Votre accès en ligne est suspendu",
    paragraphs: [
      "La mairie a suspendu votre accès au portail. Votre dossier, lui, ne change pas.",
      because(reason),
      "Pour le rouvrir, contactez la mairie.",
    ],
    action: LOG_IN,
  };
}

export function accessReopenedMail(reason: string): DecisionMail {
  return {
    subject: "Votre accès en ligne est rouvert",
    paragraphs: ["La mairie a rouvert votre accès au portail. Vous pouvez vous connecter.", because(reason), IF_WRONG],
    action: LOG_IN,
  };
}

/** To the others who hold the household: neither who, nor why. */
export function accessChangedMail(): DecisionMail {
  return {
    subject: "L’accès en ligne d’un adulte de votre dossier a changé",
    paragraphs: ["La mairie a changé l’accès en ligne d’un adulte de votre dossier. Le vôtre reste le même.", IF_WRONG],
    action: { label: "Voir mon dossier", path: "/famille/dossier" },
  };
}
