/*
 * Passwords after the CNIL's recommendation 2022-100: a password alone must be worth 80 bits. A person may choose
 * among the recommendation's own examples: 12 characters of four kinds, 14 of three kinds without signs, or a phrase
 * of seven words. No forced rotation, no composition rule beyond these.
 */

/** Why a password is refused. */
export type PasswordWeakness = "too-simple" | "too-repetitive" | "personal" | "too-common" | "too-long";

/** What must not be found inside a password: the login, names, the town. */
export type PersonalWords = readonly string[];

const MAX_LENGTH = 200;
const WORDS_IN_A_PHRASE = 7;
const FEWEST_DIFFERENT_CHARACTERS = 7;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u] as const;
const COMMON = [
  "password",
  "motdepasse",
  "azerty",
  "qwerty",
  "123456",
  "abcdef",
  "bonjour",
  "soleil",
  "doudou",
  "admin",
];

/** Undefined when the password may be used; otherwise the first thing that is wrong with it. */
export function weaknessOf(password: string, personal: PersonalWords = []): PasswordWeakness | undefined {
  if (password.length > MAX_LENGTH) return "too-long";
  if (!isLongEnough(password)) return "too-simple";
  if (new Set(password.toLowerCase()).size < FEWEST_DIFFERENT_CHARACTERS) return "too-repetitive";
  const bare = bareForm(password);
  if (personal.map(bareForm).some((word) => word.length >= 4 && leavesTooLittle(bare, word))) return "personal";
  if (COMMON.some((word) => leavesTooLittle(bare, word))) return "too-common";
  return undefined;
}

function isLongEnough(password: string): boolean {
  const length = [...password].length;
  const [lower, upper, digit, sign] = KINDS.map((kind) => kind.test(password));
  if (length >= 12 && lower && upper && digit && sign) return true;
  if (length >= 14 && lower && upper && digit) return true;
  const words = password
    .toLowerCase()
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word.length >= 2);
  return length >= 20 && new Set(words).size >= WORDS_IN_A_PHRASE;
}

/** A guessable word is no fault in a long password; it is when it makes most of it. */
function leavesTooLittle(bare: string, word: string): boolean {
  return bare.includes(word) && bare.replaceAll(word, "").length < 8;
}

/** Lower case, without accents or signs, with the usual figures read as letters: "M0t-de-Passe" is "motdepasse". */
function bareForm(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9@$]/g, "")
    .replace(/@/g, "a")
    .replace(/\$/g, "s")
    .replace(/0(?=[a-z])/g, "o")
    .replace(/3(?=[a-z])/g, "e");
}
