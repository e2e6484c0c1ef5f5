import type { QuotientEntryError } from "./quotient-errors";

type Texts = { readonly [T in QuotientEntryError["tag"]]: () => string | { text: string; field: string } };

/** What happened, why, what to do; to an agent. */
export const quotientEntryTexts: Texts = {
  QuotientFamilyNotFound: () => "Ce dossier n’existe pas ou n’est plus actif. Revenez à la recherche.",
  QuotientMonthUnlikely: () => ({
    field: "month",
    text: "Ce mois est à venir, ou date de plus d’un an\u00a0: ce quotient ne dit plus ce que gagne la famille. Choisissez un autre mois, ou demandez une attestation récente.",
  }),
  QuotientAlreadyKnown: () => ({
    field: "amount",
    text: "Ce quotient est déjà au dossier, pour ce mois. Il n’y a rien à ajouter\u00a0: revenez au dossier, ou corrigez le montant.",
  }),
};
