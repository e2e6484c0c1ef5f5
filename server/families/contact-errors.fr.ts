import type { ContactError } from "./contact-errors";

type Said = string | { text: string; field: string };
type Texts = { readonly [T in ContactError["tag"]]: (error: Extract<ContactError, { tag: T }>) => Said };

/** What happened, why, and what to do. */
export const contactErrorTexts: Texts = {
  ContactNotFound: () => "Cette personne n’est pas ou n’est plus parmi les contacts de l’enfant. Revenez au dossier.",
  ContactsMoved: () =>
    "Les contacts de cet enfant ont changé depuis que cette page est ouverte. Pour ne rien effacer, rien n’est enregistré\u00a0: rechargez la page, puis reprenez vos changements.",
  ContactPhoneMissing: () => ({
    field: "phone",
    text: "Il faut un numéro pour joindre cette personne. Écrivez son téléphone.",
  }),
  TooManyContacts: ({ most }) =>
    `Cet enfant a déjà ${most} contacts, c’est le plus possible. Retirez d’abord une personne qui n’est plus utile.`,
  ContactChangePending: () =>
    "Une demande sur cette personne attend déjà une réponse. Attendez la réponse de la mairie, ou retirez cette demande dans «\u00a0Mes demandes de modification\u00a0».",
  ContactSetByTown: () =>
    "La mairie a noté que cette personne n’a pas le droit de venir chercher l’enfant. Elle seule peut le changer, après avoir vu la décision d’un juge\u00a0: contactez-la.",
};
