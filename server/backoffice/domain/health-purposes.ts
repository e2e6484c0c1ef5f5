/** Why an agent opens a health sheet; the words go into the history, and the family reads them (D8). */
export const HEALTH_PURPOSES = ["accueil", "urgence", "repas", "mise-a-jour"] as const;
export type HealthPurpose = (typeof HEALTH_PURPOSES)[number];

export const PURPOSE_NAMES: Readonly<Record<HealthPurpose, string>> = {
  accueil: "Préparer l’accueil de l’enfant",
  urgence: "Répondre à une urgence",
  repas: "Préparer les repas",
  "mise-a-jour": "Mettre la fiche à jour avec la famille",
};
