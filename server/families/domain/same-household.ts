import { type NamedPivot, normalBirthdate, normalFirstNames, normalName, normalPivot } from "./pivot";
import type { FundPerson, QuotientAnswer } from "./quotient-reading";

/** A child of the dossier, as far as it is compared with the fund's. */
export interface ChildOnFile {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: string;
  /** In two households: the fund may hold the child in the other parent's file only (protocols 4.2). */
  readonly alternating: boolean;
}

/**
 * Whether the household that the fund answers is the one of the dossier (attack 30): the adult who asks is in it, and a
 * child in common. Children in alternating custody, or none at all, prove nothing: then the adult alone must be there.
 */
export function isSameHousehold(
  answer: Pick<QuotientAnswer, "adults" | "children">,
  adult: NamedPivot,
  children: readonly ChildOnFile[],
): boolean {
  const adultFound = answer.adults?.some((person) => isSameAdult(person, adult));
  if (adultFound === false) return false;
  const inCommon = answer.children?.some((person) => children.some((child) => isSameChild(person, child)));
  if (inCommon) return true;
  const expected = children.some(({ alternating }) => !alternating);
  return answer.children && expected ? false : adultFound === true;
}

function isSameAdult(person: FundPerson, adult: NamedPivot): boolean {
  return datesAgree(person.birthdate, adult.birthdate) && namesMeet(namesOf(person), namesOf(adult));
}

/**
 * The first name and the whole date of birth are enough: funds and towns write double surnames in different ways. A
 * date of which the fund knows a part only needs the surname too.
 */
function isSameChild(person: FundPerson, child: ChildOnFile): boolean {
  if (!holdsWords(person.firstNames, child.firstName) || !datesAgree(person.birthdate, child.birthdate)) return false;
  const whole = normalBirthdate(person.birthdate) === child.birthdate;
  return whole || namesMeet(namesOf(person), [normalName(child.lastName)]);
}

function namesOf({ birthName, usageName }: { readonly birthName: string; readonly usageName: string }): string[] {
  return [normalName(birthName), normalName(usageName)].filter((name) => name !== "");
}

function namesMeet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((name) => others.includes(name));
}

/** Equal as far as both are known; a date that is not known at all agrees with none. */
function datesAgree(one: string, other: string): boolean {
  const [a, b] = [normalBirthdate(one), normalBirthdate(other)];
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a));
}

function holdsWords(all: string, some: string): boolean {
  const words = normalName(some);
  return words !== "" && ` ${normalName(all)} `.includes(` ${words} `);
}

/**
 * Whether a certified identity is the person on file, for somebody who is logged in already by another way: name, first
 * names as far as they are on file, whole date of birth, and nothing else on file that disagrees. Weaker than what
 * attaches a login (`matchPivot`): it opens nothing.
 */
export function agreesWithFile(certified: NamedPivot, onFile: NamedPivot): boolean {
  const [one, other] = [normalPivot(certified), normalPivot(onFile)];
  const heldAgree = (["gender", "birthplace", "birthcountry"] as const).every(
    (field) => other[field] === "" || other[field] === one[field],
  );
  return (
    other.birthName !== "" &&
    one.birthName === other.birthName &&
    other.firstNames !== "" &&
    `${normalFirstNames(certified.firstNames)} `.startsWith(`${other.firstNames} `) &&
    other.birthdate.length === "1992-11-05".length &&
    one.birthdate === other.birthdate &&
    heldAgree
  );
}
