import type { MailFailure, MailObstacle } from "./failed-mails";

export const FAILURE_NAMES: Readonly<Record<MailFailure, string>> = {
  address: "L’adresse est refusée",
  relay: "Notre serveur de courrier n’a pas répondu",
  held: "Retenu après une restauration",
};

export const OBSTACLE_TEXTS: Readonly<Record<MailObstacle, string>> = {
  secret: "Il contenait un secret qui a une date limite. La personne peut en demander un autre.",
  over: "La place n’est plus proposée. Il n’y a plus rien à annoncer.",
  nobody: "Cette adresse n’est plus dans le dossier. Prévenez la famille autrement.",
};

/** The mail library's own sentence before the server's words: "Can't send mail - all recipients were rejected: ". */
const LIBRARY_SENTENCE = /^Can['’]t send mail - all recipients were rejected:\s*|^Message failed:\s*/i;

/** The words of the server alone: "550 5.1.1 no such user here". They start with its code, else they are nobody's answer. */
export function serverAnswer(reason: string): string | null {
  const answer = reason.replace(LIBRARY_SENTENCE, "").trim();
  return /^[245]\d\d[ -]/.test(answer) ? answer : null;
}

/** What a mail was about, in words that say nothing of what it held. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  "access-changed": "Accès en ligne",
  "access-decided": "Accès en ligne",
  "account-opened": "Compte ouvert",
  "account-refused": "Demande de compte refusée",
  "account-request-received": "Demande de compte reçue",
  "activation-code": "Code d’activation",
  "adult-activated": "Compte activé",
  "adult-added": "Adulte ajouté",
  "adult-changed": "Adulte modifié",
  "booking-confirmation": "Réservations confirmées",
  "change-accepted": "Modification acceptée",
  "change-refused": "Modification refusée",
  "child-added": "Enfant ajouté",
  "child-changed": "Enfant modifié",
  "child-enrolled": "Inscription",
  "child-left": "Enfant parti",
  closing: "Fermeture",
  "contacts-changed": "Personnes à contacter",
  "custody-changed": "Garde d’un enfant",
  "document-accepted": "Pièce acceptée",
  "document-end": "Pièce bientôt périmée",
  "document-refused": "Pièce refusée",
  "email-changed": "Adresse e-mail changée",
  "enrolment-asked": "Inscription demandée",
  "enrolment-end-asked": "Fin d’inscription demandée",
  "enrolment-ended": "Fin d’inscription",
  "enrolment-refused": "Inscription refusée",
  "franceconnect-removed": "Connexion FranceConnect retirée",
  "household-changed": "Foyer modifié",
  invoice: "Facture ou avoir",
  "local-removed": "Mot de passe retiré",
  "login-added": "Connexion ajoutée",
  "offer-accepted": "Place acceptée",
  "offer-expired": "Place proposée, délai passé",
  "password-changed": "Mot de passe changé",
  "password-recovery": "Mot de passe oublié",
  "payment-undone": "Paiement annulé",
  "payment-unpaid": "Paiement non abouti",
  "place-offer": "Place proposée",
  "queue-over": "Liste d’attente terminée",
  "quotient-recorded": "Quotient familial",
  receipt: "Reçu de paiement",
  reopening: "Réouverture",
  "school-moved": "Changement d’école",
  "shares-changed": "Partage des factures",
};

export function mailKindName(kind: string): string {
  return KIND_NAMES[kind] ?? "Autre message";
}
