const pivot = [
  "given_name",
  "given_name_array",
  "family_name",
  "birthdate",
  "gender",
  "birthplace",
  "birthcountry",
] as const;

/** Claims opened by each scope (PROTOCOLS 1.5). The `cnaf_*` scopes open none: they mark the access token. */
export const claimsByScope: Readonly<Record<string, readonly string[]>> = {
  openid: ["sub"],
  profile: ["given_name", "given_name_array", "family_name", "birthdate", "gender", "preferred_username"],
  birth: ["birthplace", "birthcountry"],
  identite_pivot: pivot,
  gender: ["gender"],
  birthdate: ["birthdate"],
  birthplace: ["birthplace"],
  birthcountry: ["birthcountry"],
  given_name: ["given_name", "given_name_array"],
  family_name: ["family_name"],
  preferred_username: ["preferred_username"],
  email: ["email"],
  idp_birthdate: ["idp_birthdate"],
  amr: ["amr"],
  idp_id: ["idp_id"],
  cnaf_quotient_familial: [],
  cnaf_allocataires: [],
  cnaf_enfants: [],
  cnaf_adresse: [],
};

/** Scopes that a service gets by request; `amr`, `idp_id` and `idp_birthdate` need a special authorisation. */
export const ordinaryScopes = Object.keys(claimsByScope).filter(
  (scope) => !["amr", "idp_id", "idp_birthdate"].includes(scope),
);

const labels: readonly (readonly [name: string, label: string])[] = [
  ["family_name", "Nom de naissance"],
  ["given_name", "Prénoms"],
  ["preferred_username", "Nom d’usage"],
  ["birthdate", "Date de naissance"],
  ["gender", "Genre"],
  ["birthplace", "Commune de naissance"],
  ["birthcountry", "Pays de naissance"],
  ["email", "Adresse électronique"],
  ["idp_birthdate", "Date de naissance chez le fournisseur d’identité"],
  ["amr", "Moyen d’authentification"],
  ["idp_id", "Fournisseur d’identité"],
  ["cnaf_quotient_familial", "Quotient familial (CAF ou MSA)"],
  ["cnaf_allocataires", "Allocataires du foyer (CAF ou MSA)"],
  ["cnaf_enfants", "Enfants du foyer (CAF ou MSA)"],
  ["cnaf_adresse", "Adresse du foyer (CAF ou MSA)"],
];

/** What the information page says will be passed on, in French, for these scopes and claims asked one by one. */
export function requestedData(scopes: readonly string[], claims: readonly string[]): readonly string[] {
  const asked = new Set([...scopes, ...claims, ...scopes.flatMap((scope) => claimsByScope[scope] ?? [])]);
  return labels.filter(([name]) => asked.has(name)).map(([, label]) => label);
}
