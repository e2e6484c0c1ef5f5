import type { AdultRole, Authority, FamilyRight } from "./membership";

export const ROLE_NAMES: Readonly<Record<AdultRole, string>> = {
  responsable: "Responsable du dossier",
  parent: "Parent",
  payeur: "Payeur",
  proche: "Proche",
};

const AUTHORITY_NAMES: Readonly<Record<Authority, string>> = {
  joint: "autorité parentale partagée",
  sole: "autorité parentale exclusive",
  none: "sans autorité parentale",
};

const RIGHT_NAMES: Readonly<Record<FamilyRight, string>> = {
  view: "lire le dossier",
  book: "réserver",
  edit: "modifier le dossier",
  pay: "payer",
};

/** "Parent, autorité parentale partagée". A payer or a relative is not said to hold authority or not. */
export function roleText(role: AdultRole, authority: Authority): string {
  const withAuthority = role === "responsable" || role === "parent";
  return withAuthority ? `${ROLE_NAMES[role]}, ${AUTHORITY_NAMES[authority]}` : ROLE_NAMES[role];
}

/** "Peut lire le dossier, réserver et payer." */
export function rightsText(rights: readonly FamilyRight[]): string {
  if (rights.length === 0) return "N’a pas accès au dossier en ligne.";
  return `Peut ${new Intl.ListFormat("fr-FR").format(rights.map((right) => RIGHT_NAMES[right]))}.`;
}
