import type { DecisionMail } from "./decision-mails.fr";

const LOG_IN = { label: "Me connecter", path: "/connexion" };
const IF_WRONG = "Si cela vous étonne, contactez la mairie.";
const because = (reason: string) => `Raison\u00a0: ${reason}`;

/** Without an action where nothing would open. */
export type AccessMail = Omit<DecisionMail, "action"> & Partial<Pick<DecisionMail, "action">>;

const STILL = "Vous pouvez toujours vous connecter avec celui qui reste.";
const SUSPENDED = "Votre accès en ligne reste suspendu. Pour le rouvrir, contactez la mairie.";
const COME = "Pour en avoir un nouveau, venez en mairie avec une pièce d’identité.";

/** `last`: the adult has no other way in. */
export function loginRemovedMail(
  reason: string,
  { last, suspended }: { readonly last: boolean; readonly suspended: boolean },
): AccessMail {
  const opens = !last && !suspended;
  return {
    subject: "Un moyen de connexion à votre nom a été retiré",
    paragraphs: [
      "La mairie a retiré un moyen de connexion à votre nom. Toutes vos connexions ouvertes ont été fermées.",
      because(reason),
      suspended ? SUSPENDED : opens ? STILL : `Vous n’avez plus d’accès en ligne. ${COME}`,
      IF_WRONG,
    ],
    ...(opens && { action: LOG_IN }),
  };
}

export function accessSuspendedMail(reason: string): AccessMail {
  return {
    subject: "Votre accès en ligne est suspendu",
    paragraphs: [
      "La mairie a suspendu votre accès au portail. Votre dossier, lui, ne change pas.",
      because(reason),
      "Pour le rouvrir, contactez la mairie.",
    ],
  };
}

/** `empty`: no way in is left, they were all taken away. */
export function accessReopenedMail(reason: string, empty: boolean): AccessMail {
  const now = empty ? `Vous n’avez plus de moyen de connexion. ${COME}` : "Vous pouvez vous connecter.";
  return {
    subject: "Votre accès en ligne est rouvert",
    paragraphs: [`La mairie a rouvert votre accès au portail. ${now}`, because(reason), IF_WRONG],
    ...(!empty && { action: LOG_IN }),
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

/** To those who hold the household, when what a login had replaced of an adult's civil status is put back. */
export function identityRestoredMail(): DecisionMail {
  return {
    subject: "L’état civil d’un adulte de votre dossier a changé",
    paragraphs: [
      "La mairie a remis l’état civil d’un adulte de votre dossier tel qu’il était avant une connexion FranceConnect, retirée depuis.",
      IF_WRONG,
    ],
    action: { label: "Voir mon dossier", path: "/famille/dossier" },
  };
}
