/*
 * The identité pivot: the six fields by which the State's register knows a person (protocols 1.4, 1.5). Two sources
 * write them differently; they are compared in one form, without case, accents or punctuation.
 */

export interface Pivot {
  readonly birthName: string;
  readonly firstNames: readonly string[];
  readonly gender: string;
  /** "1992-11-05"; a presumed birth is "1992", "1992-11", "1992-00-00" or "1992-11-00". */
  readonly birthdate: string;
  /** COG commune code, "75107" or "2A004"; empty for a birth abroad. */
  readonly birthplace: string;
  /** COG country code, "99100" for France. */
  readonly birthcountry: string;
}

/** A person as our dossiers or FranceConnect name them: the pivot and the name of use. */
export interface NamedPivot extends Pivot {
  readonly usageName: string;
}

/**
 * "DUBOIS MARTIN" for "Dubois-Martin"; "OE" for "œ". Empty when there is no letter in it. Accents go first: they can
 * stand on a ligature ("Ǽ").
 */
export function normalName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/ß/g, "ss")
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();
}

/** "JEAN PHILIPPE ARNAUD": however the first names were split. */
export function normalFirstNames(names: readonly string[]): string {
  return normalName(names.join(" "));
}

/**
 * "1992-11-05", "1992-11" or "1992": zeros of a presumed birth are left out. Undefined for what is no date, and for a
 * month of zeros before a real day, which no register writes.
 */
export function normalBirthdate(text: string): string | undefined {
  const [, year = "", month = "00", day = "00"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? [];
  if (year === "" || Number(month) > 12 || Number(day) > 31) return undefined;
  if (month === "00") return day === "00" ? year : undefined;
  return day === "00" ? `${year}-${month}` : `${year}-${month}-${day}`;
}

function normalGender(gender: string): string {
  return gender === "male" || gender === "female" ? gender : "";
}

/** The six fields in the form in which they are compared; a field that is not known is empty. */
export interface NormalPivot {
  readonly birthName: string;
  readonly firstNames: string;
  readonly gender: string;
  readonly birthdate: string;
  readonly birthplace: string;
  readonly birthcountry: string;
}

export function normalPivot(pivot: Pivot): NormalPivot {
  return {
    birthName: normalName(pivot.birthName),
    firstNames: normalFirstNames(pivot.firstNames),
    gender: normalGender(pivot.gender),
    birthdate: normalBirthdate(pivot.birthdate) ?? "",
    birthplace: pivot.birthplace.trim().toUpperCase(),
    birthcountry: pivot.birthcountry.trim().toUpperCase(),
  };
}

/**
 * Whether all six fields are held, the birth down to its day. Only then may a full match attach by itself: a presumed
 * birth, an undefined gender or a birth abroad without a commune leave room for a homonym.
 */
export function isWhole(pivot: NormalPivot): boolean {
  return Object.values(pivot).every((field) => field !== "") && pivot.birthdate.length === "1992-11-05".length;
}

/** The six fields in one text, for the index of `person.pivot_key`; empty when one of them is missing. */
export function pivotKeyOf(pivot: Pivot): string {
  const normal = normalPivot(pivot);
  if (!isWhole(normal)) return "";
  const { birthName, firstNames, gender, birthdate, birthplace, birthcountry } = normal;
  return [birthName, firstNames, gender, birthdate, birthplace, birthcountry].join("|");
}
