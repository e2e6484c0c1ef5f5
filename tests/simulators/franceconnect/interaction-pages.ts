import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import { simulator } from "./error-page";

/** Ways to prove who one is, as listed on the first page. `blocked` shows what a person's own block does. */
export const identityProviders = [
  {
    id: "demonstration",
    name: "Identités de démonstration",
    hint: "Un identifiant et un mot de passe, ou un clic dans la liste",
  },
  { id: "saisie", name: "Saisie libre", hint: "Vous tapez l’identité à la main" },
  { id: "aidants-connect", name: "Aidants Connect", hint: "Un aidant agit pour la personne, avec un mandat" },
  { id: "bloque", name: "Fournisseur bloqué", hint: "La personne a bloqué ce fournisseur dans ses préférences" },
] as const;

export type IdentityProviderId = (typeof identityProviders)[number]["id"];

/** Where the pages of one login point to. */
export interface InteractionLinks {
  readonly base: string;
  readonly serviceName: string;
}

function backToService({ base }: InteractionLinks): Html {
  return html`<form method="post" action="${base}/abandon"><button class="plain-button">Revenir au service</button></form>`;
}

/** First page: which identity provider. */
export function chooseProviderPage(links: InteractionLinks): Html {
  return page({
    title: `Je choisis un compte pour me connecter à ${links.serviceName}`,
    simulator,
    main: html`<ul class="choices">
${identityProviders.map(
  ({ id, name, hint }) =>
    html`<li><a href="${links.base}/idp/${id}"><strong>${name}</strong> <small>${hint}</small></a></li>\n`,
)}</ul>
<div class="actions">${backToService(links)}</div>`,
  });
}

interface Information {
  readonly links: InteractionLinks;
  readonly personName: string;
  readonly data: readonly string[];
  /** Perimeters of the mandate, when a helper acts for the person. */
  readonly mandate: readonly string[] | undefined;
}

/** Last page: what will be passed on to the service. */
export function informationPage({ links, personName, data, mandate }: Information): Html {
  return page({
    title: `Vous allez continuer vers ${links.serviceName}`,
    simulator,
    main: html`<p>Vous êtes connecté au nom de <strong>${personName}</strong>.</p>
${mandate && html`<p class="notice">Vous agissez avec un mandat Aidants Connect : ${mandate.join(", ")}.</p>`}
<h2>Données transmises au service</h2>
${
  data.length > 0
    ? html`<ul>${data.map((label) => html`<li>${label}</li>`)}</ul>`
    : html`<p>Aucune donnée d’identité n’est transmise.</p>`
}
<div class="actions">
<form method="post" action="${links.base}/continuer"><button class="main">Continuer vers ${links.serviceName}</button></form>
${backToService(links)}</div>`,
  });
}
