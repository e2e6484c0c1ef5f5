import { isWhole, type NamedPivot, type NormalPivot, normalFirstNames, normalName, normalPivot } from "./pivot";

/** A person of the dossiers who may be the one who logs in. */
export interface Candidate extends NamedPivot {
  readonly personId: string;
  /** Somebody else's FranceConnect login is already attached to this person. */
  readonly taken: boolean;
}

/** What the dossiers know of an identity (protocols 1.9). */
export type PivotMatch =
  /** The six fields agree with one person, who is free: attached without an agent. */
  | { readonly kind: "full"; readonly personId: string }
  /** Perhaps one of these, or two: only an agent may tell, and the person who logs in learns nothing of it. */
  | { readonly kind: "doubtful"; readonly personIds: readonly string[] }
  | { readonly kind: "none" };

/** Finds who an identity is among persons with a similar name. The e-mail is no part of it (A4). */
export function matchPivot(identity: NamedPivot, candidates: readonly Candidate[]): PivotMatch {
  const wanted = normalPivot(identity);
  const full = isWhole(wanted) ? candidates.filter((candidate) => sameInAll(wanted, normalPivot(candidate))) : [];
  const [only] = full;
  if (only && full.length === 1 && !only.taken) return { kind: "full", personId: only.personId };
  const near = candidates.filter((candidate) => isNear(identity, candidate)).map(({ personId }) => personId);
  const personIds = [...new Set([...full.map(({ personId }) => personId), ...near])];
  return personIds.length > 0 ? { kind: "doubtful", personIds } : { kind: "none" };
}

function sameInAll(one: NormalPivot, other: NormalPivot): boolean {
  return (
    one.birthName === other.birthName &&
    one.firstNames === other.firstNames &&
    one.gender === other.gender &&
    one.birthdate === other.birthdate &&
    one.birthplace === other.birthplace &&
    one.birthcountry === other.birthcountry
  );
}

/** Could be the same person, recorded with a field missing, a name of use, one first name, or a slip in the date. */
function isNear(identity: NamedPivot, candidate: NamedPivot): boolean {
  return (
    familyNamesMeet(identity, candidate) &&
    firstNamesMeet(identity.firstNames, candidate.firstNames) &&
    birthdatesMeet(normalPivot(identity).birthdate, normalPivot(candidate).birthdate)
  );
}

export function familyNamesMeet(one: NamedPivot, other: NamedPivot): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}

function namesOf({ birthName, usageName }: NamedPivot): string[] {
  return [normalName(birthName), normalName(usageName)].filter((name) => name !== "");
}

/** The first name in daily use is among the other's, whichever of the two wrote them all down. */
export function firstNamesMeet(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [normalFirstNames(one), normalFirstNames(other)];
  if (mine === "" || theirs === "") return false;
  return holdsWords(mine, firstOf(other)) || holdsWords(theirs, firstOf(one));
}

function firstOf(names: readonly string[]): string {
  return normalName(names[0] ?? "");
}

function holdsWords(whole: string, words: string): boolean {
  return words !== "" && ` ${whole} `.includes(` ${words} `);
}

/** Equal as far as both are known, or one slip away: day and month exchanged, or one of the three parts different. */
function birthdatesMeet(one: string, other: string): boolean {
  if (one === "" || other === "" || one.startsWith(other) || other.startsWith(one)) return true;
  const [a, b] = [one.split("-"), other.split("-")];
  if (a.length < 3 || b.length < 3) return false;
  const exchanged = a[0] === b[0] && a[1] === b[2] && a[2] === b[1];
  return exchanged || a.filter((part, index) => part === b[index]).length >= 2;
}
