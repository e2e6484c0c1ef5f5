import { ADULT_ROLES, type FamilyRight } from "@/server/families/domain/membership";
import { ROLE_NAMES } from "@/server/families/domain/membership.fr";

const ROLE_HINTS: Readonly<Record<(typeof ADULT_ROLES)[number], string>> = {
  responsable: "Répond du dossier. Il n’y en a qu’un.",
  parent: "Avec l’autorité parentale, voit tout le dossier.",
  payeur: "Voit ce qui est à payer, ni l’adresse ni le quotient.",
  proche: "Voit les enfants et leurs jours, rien du foyer.",
};

export const ROLE_OPTIONS = ADULT_ROLES.map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
  hint: ROLE_HINTS[role],
}));

export const AUTHORITY_OPTIONS = [
  { value: "joint", label: "Partagée" },
  { value: "sole", label: "Exclusive" },
  { value: "none", label: "Non, ou retirée par un juge" },
];

const RIGHT_LABELS: Readonly<Record<FamilyRight, string>> = {
  view: "Lire le dossier",
  book: "Réserver",
  edit: "Modifier le dossier, envoyer des documents",
  pay: "Payer",
};

export const RIGHT_OPTIONS = Object.entries(RIGHT_LABELS).map(([value, label]) => ({ value, label }));
