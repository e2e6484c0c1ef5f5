/** Supporting documents that each town of the demonstration asks for (D11). `health`: for agents who may read health (D8). */
export const DOCUMENT_TYPES = [
  {
    code: "justificatif-domicile",
    label: "Justificatif de domicile",
    hint: "Facture d’eau, d’électricité, de gaz ou d’internet, ou quittance de loyer, de moins de trois mois.",
    audience: "family",
    required: true,
    validityMonths: 12,
    health: false,
  },
  {
    code: "attestation-quotient",
    label: "Attestation de quotient familial",
    hint: "Document de la CAF ou de la MSA où figurent le quotient familial et le mois. Sans lui, le tarif le plus élevé s’applique.",
    audience: "family",
    required: false,
    validityMonths: 12,
    health: false,
  },
  {
    code: "jugement-garde",
    label: "Jugement ou accord sur la garde des enfants",
    hint: "Seulement si les parents sont séparés. Vous pouvez masquer ce qui ne concerne pas la garde.",
    audience: "family",
    required: false,
    validityMonths: null,
    health: false,
  },
  {
    code: "assurance-scolaire",
    label: "Attestation d’assurance scolaire",
    hint: "Elle porte le nom de l’enfant et l’année scolaire.",
    audience: "child",
    required: true,
    validityMonths: 12,
    health: false,
  },
  {
    code: "pai",
    label: "Projet d’accueil individualisé (PAI)",
    hint: "Seulement si votre enfant a une allergie ou une maladie qui demande des précautions.",
    audience: "child",
    required: false,
    validityMonths: 12,
    health: true,
  },
] as const;

export type DocumentTypeCode = (typeof DOCUMENT_TYPES)[number]["code"];
