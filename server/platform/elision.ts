/** How a word begins to the ear, accents aside: "élan" as "elan", "œuvre" as "oeuvre". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/^œ/, "oe").replace(/^æ/, "ae");
}

/**
 * The silent h of French first names and words: "Hélène", "Hugo", "Honoré". Others keep theirs ("Hamza", "Hanna", "hall"):
 * without elision nobody is wrong, with it one name in two would be.
 */
const SILENT_H = /^h(e[cnlr]|i[lp]|on[no]|or|u[bgi]|y)/;

/** "Yves", "Yvonne" begin with a vowel; "Yanis", "Youssef" do not. */
const VOWEL_Y = /^y[^aeiou]/;

/**
 * "de" or "que" before a name or a label, with the elision that French asks for: "d’Ana", "de Léa", "qu’Élise", "d’Hugo",
 * "d’Yves", "de Yanis".
 */
export function elide(word: "de" | "que", next: string): string {
  return `${elidedWord(word, next)}${next}`;
}

/** The word alone, with its space if it keeps one: "qu’", "que ". For a name that is written apart, in bold. */
export function elidedWord(word: "de" | "que", next: string): string {
  const start = plain(next.trimStart());
  const elided = /^[aeiou]/.test(start) || SILENT_H.test(start) || VOWEL_Y.test(start);
  return elided ? `${word.slice(0, -1)}’` : `${word} `;
}
