import { elide } from "@/server/platform/elision";
import type { DecisionMail } from "./decision-mails.fr";

/*
 * What a family is told when an agent changes its dossier. No mail holds an address, a number nor another adult's name:
 * whoever reads it over a shoulder learns only that there is something to look at.
 */

const DOSSIER = { label: "Voir mon dossier", path: "/famille/dossier" };
const IF_WRONG = "Si quelque chose n’est pas juste, contactez la mairie.";

export function childAddedMail(firstName: string): DecisionMail {
  return {
    subject: "Un enfant a été ajouté à votre dossier",
    paragraphs: [
      `La mairie a ajouté ${firstName} à votre dossier. Vérifiez son école et son repas.`,
      "Pour réserver des jours, il faut d’abord une inscription à l’activité. La mairie vous écrit dès qu’elle est faite.",
      IF_WRONG,
    ],
    action: DOSSIER,
  };
}

/** `fields` are names of what changed, "école", never the values. */
export function childChangedMail(firstName: string, fields: readonly string[]): DecisionMail {
  return {
    subject: "La fiche d’un enfant a changé",
    paragraphs: [`La mairie a mis à jour la fiche ${elide("de", firstName)} (${fields.join(", ")}).`, IF_WRONG],
    action: DOSSIER,
  };
}

export function custodyChangedMail(firstName: string): DecisionMail {
  return {
    subject: "La garde d’un enfant a changé dans votre dossier",
    paragraphs: [
      `La mairie a mis à jour les semaines de garde ${elide("de", firstName)} dans votre dossier\u00a0: elles disent quels jours vous réservez et payez.`,
      IF_WRONG,
    ],
    action: DOSSIER,
  };
}

export function adultAddedMail(): DecisionMail {
  return {
    subject: "Un adulte a été ajouté à votre dossier",
    paragraphs: [
      "La mairie a ajouté un adulte à votre dossier. Vous y voyez qui c’est, et ce que cette personne peut faire.",
      "Si vous ne la connaissez pas, contactez la mairie sans attendre.",
    ],
    action: DOSSIER,
  };
}

export function adultChangedMail(): DecisionMail {
  return {
    subject: "Les droits d’un adulte de votre dossier ont changé",
    paragraphs: [
      "La mairie a changé le rôle ou les droits d’un adulte de votre dossier. Vous y voyez ce que chacun peut faire.",
      IF_WRONG,
    ],
    action: DOSSIER,
  };
}

export function contactsChangedMail(firstName: string): DecisionMail {
  return {
    subject: "Les contacts d’un enfant ont changé",
    paragraphs: [
      `La mairie a mis à jour les personnes à appeler pour ${firstName}, ou qui peuvent venir à l’école. Vous les voyez dans votre dossier.`,
      IF_WRONG,
    ],
    action: DOSSIER,
  };
}

export function contactsChangedByParentMail(firstName: string): DecisionMail {
  return {
    subject: "Les contacts d’un enfant ont changé",
    paragraphs: [
      `À la demande d’un autre adulte de votre dossier, les personnes à appeler pour ${firstName}, ou qui peuvent venir à l’école, ont changé. Vous les voyez dans votre dossier.`,
      "Si cela vous étonne, contactez la mairie sans attendre.",
    ],
    action: DOSSIER,
  };
}

/** `fields` are names of what changed, "adresse", never the values. */
export function householdChangedMail(fields: readonly string[]): DecisionMail {
  return {
    subject: "Votre dossier a changé",
    paragraphs: [`La mairie a mis à jour votre dossier (${fields.join(", ")}).`, IF_WRONG],
    action: DOSSIER,
  };
}

export function adultActivatedMail(): DecisionMail {
  return {
    subject: "Un adulte de votre dossier a maintenant un accès en ligne",
    paragraphs: [
      "Un adulte de votre dossier s’est connecté avec le code que la mairie lui avait préparé. Vous voyez dans votre dossier ce que chacun peut faire.",
      "Si cela vous étonne, contactez la mairie sans attendre.",
    ],
    action: DOSSIER,
  };
}
