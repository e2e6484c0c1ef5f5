/** How the names of schools begin, each with what "de" becomes before it. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^(école|institution|institut|ensemble)(?=\s|$)/i, "de l’"],
  [/^(groupe|regroupement|collège|lycée|jardin|cours|centre|pôle|complexe|campus)(?=\s|$)/i, "du "],
  [/^(cité|maternelle|maison)(?=\s|$)/i, "de la "],
];

/**
 * A school, as it follows "les enfants": "de l’école primaire Marie Curie", "du groupe scolaire Jean-Moulin". A name that says
 * nothing of what it is, is that of a school: "de l’école Les Tilleuls".
 */
export function ofSchool(name: string): string {
  for (const [beginning, of] of BEGINNINGS) {
    if (beginning.test(name.normalize("NFC"))) return `${of}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  }
  return `de l’école ${name}`;
}
