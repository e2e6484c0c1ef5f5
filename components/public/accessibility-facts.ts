import { type LocalDate, localDate } from "@/server/platform/dates";

/** What the declaration of accessibility rests on. To be brought up to date with each audit, or each change of the facts. */
export const ACCESSIBILITY_FACTS: {
  readonly establishedOn: LocalDate;
  readonly technologies: readonly string[];
  readonly machineChecks: readonly string[];
  readonly knownLimits: readonly string[];
} = {
  establishedOn: localDate("2026-11-28"),
  technologies: ["HTML", "CSS", "JavaScript (facultatif)", "ARIA"],
  machineChecks: [
    "axe-core, dans Chromium, sur les pages du portail et sur leurs refus, avec et sans JavaScript\u00a0: noms, étiquettes, titres, contrastes, tableaux, langue",
    "la largeur des mêmes pages\u00a0: rien ne dépasse un écran de 360\u00a0points",
    "le calcul des contrastes des couleurs de la ville, au chargement de son thème\u00a0: un thème trop peu contrasté est refusé",
    "les formulaires avec et sans JavaScript\u00a0: erreurs reliées aux champs, réponses conservées",
  ],
  knownLimits: [
    "Aucun audit de conformité n’a encore été réalisé\u00a0: des défauts peuvent exister sans être connus.",
    "Le portail n’a pas encore été essayé avec un lecteur d’écran par des personnes qui en utilisent un tous les jours.",
    "Les documents déposés par les familles ou par la mairie, comme des photos de justificatifs, n’ont pas toujours d’équivalent en texte.",
    "La page d’identification de FranceConnect est un service de l’État\u00a0: elle a sa propre déclaration d’accessibilité.",
  ],
};
