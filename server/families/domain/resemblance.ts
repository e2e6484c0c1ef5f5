import { normalName } from "./pivot";

/** A child or an adult, as far as two records of one person are told from two persons (D4). */
export interface Named {
  /** "Lou Anne" */
  readonly firstNames: string;
  /** Every family name on file: of birth and of use. At least one. */
  readonly lastNames: readonly string[];
  /** "2018-05-04"; of an adult, also "1985-04", "1985" or nothing. */
  readonly birthdate: string;
}

/** "same": name and birth as they are written, but for case, accents and signs. "near": may be a slip, or a homonym. */
export type Resemblance = "same" | "near";

const MOST_SLIPS = 2;

/**
 * Whether what is typed may be somebody who is on file (D4). Near is: a slip in a name, first and family names
 * exchanged, another family name (a parent's, a marriage's) with the same birth, or one part of the date different.
 */
export function resemblance(typed: Named, known: Named): Resemblance | null {
  const sameBirth = typed.birthdate !== "" && typed.birthdate === known.birthdate;
  const names = nameResemblance(typed, known);
  if (names === "same") return sameBirth ? "same" : birthsAreNear(typed.birthdate, known.birthdate) ? "near" : null;
  if (!sameBirth) return null;
  return names === "near" || isExchanged(typed, known) || firstNamesMeet(typed, known) ? "near" : null;
}

function nameResemblance(one: Named, other: Named): Resemblance | null {
  const first = [normalName(one.firstNames), normalName(other.firstNames)] as const;
  const pairs = one.lastNames.flatMap((mine) => other.lastNames.map((theirs) => [mine, theirs].map(normalName)));
  const last = (most: number) => pairs.some(([mine = "", theirs = ""]) => mine !== "" && isWithin(mine, theirs, most));
  if (first[0] === first[1] && last(0)) return "same";
  return isWithin(first[0], first[1], MOST_SLIPS) && last(MOST_SLIPS) ? "near" : null;
}

/** The name in daily use is the same, whichever of the two wrote all the first names down. */
function firstNamesMeet(one: Named, other: Named): boolean {
  const [mine = "", theirs = ""] = [one, other].map(({ firstNames }) => normalName(firstNames).split(" ")[0] ?? "");
  return mine !== "" && mine === theirs;
}

function isExchanged(one: Named, other: Named): boolean {
  const swaps = (a: Named, b: Named) =>
    a.lastNames.some((name) => normalName(name) === normalName(b.firstNames)) &&
    b.lastNames.some((name) => normalName(name) === normalName(a.firstNames));
  return swaps(one, other);
}

/** One part different, or day and month exchanged; a date that is known in part agrees with what it begins. */
function birthsAreNear(one: string, other: string): boolean {
  if (one === "" || other === "" || one.startsWith(other) || other.startsWith(one)) return true;
  const [a, b] = [one.split("-"), other.split("-")];
  if (a.length < 3 || b.length < 3) return false;
  const isSwapped = a[0] === b[0] && a[1] === b[2] && a[2] === b[1];
  return isSwapped || a.filter((part, index) => part === b[index]).length === 2;
}

/** Whether at most `most` letters are added, taken away, replaced, or exchanged with their neighbour. */
function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  // A short name is another one with two other letters: Léa is not Zoé.
  const allowed = Math.min(most, Math.floor(Math.min(one.length, other.length) / 3));
  return slipsBetween(one, other) <= allowed;
}

/** The distance of Damerau and Levenshtein, in its restricted form. */
function slipsBetween(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isEqual = one[i - 1] === other[j - 1];
      const best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isEqual ? 0 : 1));
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(isTurned ? Math.min(best, (before[j - 2] ?? 0) + 1) : best);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
