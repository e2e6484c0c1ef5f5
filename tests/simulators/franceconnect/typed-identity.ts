import { z } from "zod";
import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import { simulator } from "./error-page";
import type { InteractionLinks } from "./interaction-pages";
import { errorSummary, type FieldError, fieldError, invalidAttributes } from "./login-pages";
import type { Identity } from "./register";

const text = z.string().trim();

/** Only what makes the identity readable is checked here: the rest must reach the platform and be refused by it. */
const schema = z.object({
  nom: text.min(1, "Le nom de naissance manque. Tapez-le."),
  prenoms: text.min(1, "Les prénoms manquent. Tapez au moins un prénom."),
  nom_usage: text,
  genre: z.enum(["female", "male", "unspecified"], "Le genre manque. Choisissez-en un."),
  naissance: text.regex(/^\d{4}-\d{2}-\d{2}$/, "La date de naissance n’est pas lisible. Tapez-la comme 1985-04-23."),
  commune: text,
  pays: text.regex(/^99\d{3}$/, "Le code du pays n’est pas lisible. Tapez cinq chiffres, 99100 pour la France."),
  courriel: text,
});

export type TypedValues = Readonly<Record<string, string>>;

/** Starting values of the form: an adult born in Saint-Étienne. */
export const blankTypedValues: TypedValues = { naissance: "1985-04-23", commune: "42218", pays: "99100" };

export type TypedIdentity =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly values: TypedValues; readonly errors: readonly FieldError[] };

/** First names are separated by commas when there is one, by spaces otherwise. */
function splitGivenNames(names: string): readonly string[] {
  return names
    .split(names.includes(",") ? "," : /\s+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

export function readTypedIdentity(form: URLSearchParams): TypedIdentity {
  const values = Object.fromEntries(form);
  const parsed = schema.safeParse({ nom_usage: "", commune: "", courriel: "", ...values });
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    return { ok: false, values, errors };
  }
  const { nom, prenoms, nom_usage, genre, naissance, commune, pays, courriel } = parsed.data;
  return {
    ok: true,
    identity: {
      familyName: nom,
      givenNames: splitGivenNames(prenoms),
      preferredUsername: nom_usage,
      gender: genre,
      birthdate: naissance,
      birthplace: commune,
      birthcountry: pays,
      email: courriel,
    },
  };
}

const fields: readonly (readonly [name: string, label: string, hint: string])[] = [
  ["nom", "Nom de naissance", ""],
  ["prenoms", "Prénoms", "Séparés par des virgules si l’un d’eux contient une espace"],
  ["nom_usage", "Nom d’usage (facultatif)", ""],
  ["naissance", "Date de naissance", "Année-mois-jour ; 1985-04-00 ou 1985-00-00 pour une personne présumée née"],
  ["commune", "Commune de naissance", "Code officiel géographique, 42218 pour Saint-Étienne ; vide à l’étranger"],
  ["pays", "Pays de naissance", "Code officiel géographique, 99100 pour la France"],
  ["courriel", "Adresse électronique", "Sans adresse, FranceConnect refuse la connexion"],
];

const genders = [
  ["female", "Féminin"],
  ["male", "Masculin"],
  ["unspecified", "Non précisé"],
] as const;

export function typedIdentityPage(links: InteractionLinks, values: TypedValues, errors: readonly FieldError[]): Html {
  return page({
    title: "Je tape une identité",
    simulator,
    refused: errors.length > 0,
    main: html`${errorSummary(errors)}
<form method="post" action="${links.base}/idp/saisie" novalidate>
<fieldset id="genre"><legend>Genre</legend>${fieldError("genre", errors)}
<div class="tick">${genders.map(
      ([value, label]) =>
        html`<label><input type="radio" name="genre" value="${value}"${values.genre === value ? html` checked` : null}> ${label}</label>`,
    )}</div></fieldset>
${fields.map(
  ([name, label, hint]) =>
    html`<label for="${name}">${label}${hint && html`<span class="hint">${hint}</span>`}</label>${fieldError(name, errors)}
<input type="text" id="${name}" name="${name}" value="${values[name] ?? ""}" autocomplete="off"${invalidAttributes(name, errors)}>\n`,
)}
<p class="actions"><button class="main">Me connecter</button> <a href="${links.base}">Choisir un autre compte</a></p></form>`,
  });
}
