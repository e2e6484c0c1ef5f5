/** One thing that a dossier must hold: a word that begins with `text`, or one of the other writings of it. */
export interface SearchTerm {
  /** As the words are kept in the base: lower case, no accent. Never empty. */
  readonly text: string;
  /** A word of letters, for which a near spelling may be tried. */
  readonly isName: boolean;
}

const MAX_TERMS = 8;
/** A whole number, its pairs of figures parted by nothing or always by the same sign: a date never looks like it. */
const PHONE = /(?<!\d)(?:0|(?:\+|00)33[\s.]?(?:\(0\))?[\s.]?)[1-9]([\s.-]?)\d{2}(?:\1\d{2}){3}(?!\d)/g;
/** The beginning of a number, by pairs: "06 12 34". */
const PHONE_BEGINNING = /(?<!\d)0[1-9](?:[\s.-]\d{2}){1,3}(?!\d)/g;
const DATE = /(?<!\d)(\d{1,2})(?:([/.-])(0?[1-9]|1[0-2])\2(\d{4}|\d{2})| (0?[1-9]|1[0-2]) (\d{4}))(?![\s./-]?\d)/g;
const ISO_DATE = /\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/g;
const MONTH = /\b(\d{1,2})[/.-](\d{4})\b/g;
const EMAIL = /\S+@\S*/g;

/** Lower case, without accents or marks: the same as `app.search_form` of the base. */
export function searchForm(text: string): string {
  return text
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9@.]+/g, " ")
    .trim();
}

/** A French number without its country: "+33 6 12…" and "0033612…" are "0612…". */
function phoneForm(typed: string): string {
  return typed.replace(/\(0\)|[^\d+]/g, "").replace(/^(\+33|0033)/, "0");
}

/** "24" is 2024 and "78" is 1978: nobody in a dossier is born after the present century's thirties. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) <= 35 ? `20${year}` : `19${year}`;
}

/** What is cut out of the text as a whole, in this order, and the form in which the base keeps it. */
const WHOLES: ReadonlyArray<readonly [pattern: RegExp, form: (match: RegExpExecArray) => string]> = [
  [PHONE, ([digits]) => phoneForm(digits)],
  [ISO_DATE, ([iso]) => iso],
  [
    DATE,
    ([, day = "", , month = "", year = "", spacedMonth = "", spacedYear = ""]) =>
      `${fullYear(year || spacedYear)}-${(month || spacedMonth).padStart(2, "0")}-${day.padStart(2, "0")}`,
  ],
  [MONTH, ([, month = "", year = ""]) => `${year}-${month.padStart(2, "0")}`],
  [PHONE_BEGINNING, ([digits]) => phoneForm(digits)],
  [EMAIL, ([email]) => email.toLowerCase()],
];

/**
 * What a clerk typed, cut into terms that must all be found, in any order: dates in French order become the base's
 * (24/09/2018), groups of figures a telephone number, an address with "@" stays whole, a hyphen separates two words.
 * No callback of a replacement fills `found`: the minifier of the production build once read it before it was filled.
 */
export function searchTerms(typed: string): SearchTerm[] {
  const found: string[] = [];
  let words = typed.slice(0, 200);
  for (const [pattern, form] of WHOLES) {
    for (const match of words.matchAll(pattern)) found.push(form(match));
    words = words.replace(pattern, " ");
  }
  found.push(...searchForm(words.replace(/\bn°\s*/gi, " ")).split(" "));
  const terms = found.filter((text) => text.replace(/[.@]/g, "") !== "");
  return [...new Set(terms)].slice(0, MAX_TERMS).map((text) => ({ text, isName: /^[a-z]{4,}$/.test(text) }));
}

/** The first text after every text that begins with `prefix`, in the order of bytes. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
