import type { ActAuthor } from "./act";

const NAMELESS: Readonly<Record<string, ActAuthor>> = {
  worker: { name: "Le service en ligne", way: "tâche automatique" },
  payfip: { name: "Le service en ligne", way: "avis reçu de PayFiP" },
  franceconnect: { name: "Une personne connectée par FranceConnect", way: "connexion par FranceConnect" },
  operator: { name: "L’exploitant du portail", way: "commande sur le serveur" },
  anonymous: { name: "Une personne non connectée", way: "sans connexion" },
};

/** Of the operator's hand, of a town that was loaded ("reprise"), of the product's own setting up ("system"). */
const LOADED: ActAuthor = { name: "La reprise des données", way: "données mises en place sans passer par le portail" };

const BY_LINK: ActAuthor = {
  name: "Une personne qui a reçu l’e-mail",
  way: "lien d’une place proposée par e-mail",
};

/** Who acted: an account by its name, anything else by what it is. */
export function authorOf(actor: string, account: { name: string; kind: "parent" | "agent" } | undefined): ActAuthor {
  if (account?.kind === "agent") return { name: account.name, way: "agent, depuis l’espace des agents" };
  if (account) return { name: account.name, way: "parent, depuis l’espace des familles" };
  if (actor.startsWith("account:")) return { name: "Un compte supprimé", way: "compte supprimé depuis" };
  if (actor.startsWith("offer-link:")) return BY_LINK;
  return NAMELESS[actor] ?? LOADED;
}
