import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import { simulator } from "./error-page";
import { type TestIdentity, testPassword } from "./identities";
import type { InteractionLinks } from "./interaction-pages";

/** Perimeters that a mandate can hold (PROTOCOLS 1.5). */
export const perimeters = [
  "Famille-Scolarité",
  "Papier-Citoyenneté-Elections",
  "Social-Santé",
  "Travail-Formation",
  "Logement",
  "Transports-Mobilité",
  "Argent-Impots-Consommation",
  "Justice",
  "Etranger-Europe",
  "Loisirs-Sport-Culture",
] as const;

/** A message tied to a field of the form. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export function errorSummary(errors: readonly FieldError[]): Html | null {
  if (errors.length === 0) return null;
  return html`<div class="summary" role="alert"><h2>Votre saisie est à corriger</h2>
<ul>${errors.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul></div>`;
}

export function fieldError(field: string, errors: readonly FieldError[]): Html | null {
  const found = errors.find((error) => error.field === field);
  return found ? html`<span class="error" id="${field}-erreur">${found.message}</span>` : null;
}

/** Attributes that tie a refused field to its message. */
export function invalidAttributes(field: string, errors: readonly FieldError[]): Html | null {
  return errors.some((error) => error.field === field)
    ? html` aria-invalid="true" aria-describedby="${field}-erreur"`
    : null;
}

function fullName({ identity }: TestIdentity): string {
  return [...identity.givenNames, identity.familyName].join(" ");
}

function identityButtons(identities: readonly TestIdentity[]): Html {
  return html`<ul class="choices">${identities.map(
    (person) =>
      html`<li><button name="choix" value="${person.login}" formnovalidate><strong>${person.login}</strong>
<small>${fullName(person)} — ${person.situation}</small></button></li>`,
  )}</ul>`;
}

interface LoginPage {
  readonly links: InteractionLinks;
  readonly identities: readonly TestIdentity[];
  readonly login: string;
  readonly errors: readonly FieldError[];
}

/** Login and password, then the published identities to take in one click. */
export function loginPage({ links, identities, login, errors }: LoginPage): Html {
  return page({
    title: "Je me connecte avec une identité de démonstration",
    simulator,
    refused: errors.length > 0,
    main: html`${errorSummary(errors)}
<form method="post" action="${links.base}/idp/demonstration" novalidate>
<label for="identifiant">Identifiant</label>${fieldError("identifiant", errors)}
<input type="text" id="identifiant" name="identifiant" value="${login}" autocomplete="username" autocapitalize="none"${invalidAttributes("identifiant", errors)}>
<label for="mot_de_passe">Mot de passe <span class="hint">Celui de toutes les identités de démonstration : ${testPassword}</span></label>${fieldError("mot_de_passe", errors)}
<input type="password" id="mot_de_passe" name="mot_de_passe" autocomplete="current-password"${invalidAttributes("mot_de_passe", errors)}>
<p class="actions"><button class="main">Me connecter</button> <a href="${links.base}">Choisir un autre compte</a></p></form>
<form method="post" action="${links.base}/idp/demonstration">
<h2>Ou je prends une identité de la liste</h2>
${identityButtons(identities)}</form>`,
  });
}

interface MandatePage {
  readonly links: InteractionLinks;
  readonly identities: readonly TestIdentity[];
  readonly login: string;
  readonly held: readonly string[];
  readonly errors: readonly FieldError[];
}

/** A helper chooses the person and the perimeters of the mandate. */
export function mandatePage({ links, identities, login, held, errors }: MandatePage): Html {
  return page({
    title: "J’agis pour une personne avec un mandat",
    simulator,
    refused: errors.length > 0,
    main: html`${errorSummary(errors)}
<form method="post" action="${links.base}/idp/aidants-connect" novalidate>
<label for="personne">Personne représentée</label>${fieldError("personne", errors)}
<select id="personne" name="personne"${invalidAttributes("personne", errors)}>
${identities.map((person) => html`<option value="${person.login}"${person.login === login ? html` selected` : null}>${fullName(person)} (${person.login})</option>`)}
</select>
<fieldset class="tick" id="perimetres"><legend>Démarches couvertes par le mandat</legend>${fieldError("perimetres", errors)}
${perimeters.map(
  (perimeter) =>
    html`<label><input type="checkbox" name="perimetres" value="${perimeter}"${held.includes(perimeter) ? html` checked` : null}> ${perimeter}</label>`,
)}</fieldset>
<p class="actions"><button class="main">Agir pour cette personne</button> <a href="${links.base}">Choisir un autre compte</a></p></form>`,
  });
}
