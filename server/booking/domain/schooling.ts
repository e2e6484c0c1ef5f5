import { addDays, type LocalDate } from "@/server/platform/dates";

/** A school and a class, as places, calendars and fees look at them. */
export interface Schooling {
  /** Null where the town knows of no school. */
  readonly schoolId: string | null;
  /** "" without one, like the UAI in `schoolCode`. */
  readonly schoolName: string;
  readonly schoolCode: string;
  readonly classKind: string;
}

const NO_SCHOOL: Schooling = { schoolId: null, schoolName: "", schoolCode: "", classKind: "ordinaire" };

/** Where a child goes to school, and where it went before (D3): each day has its own answer, and never two. */
export interface SchoolPath<S = Schooling> {
  readonly schooling: S;
  /** The first day there; null for always. */
  readonly schoolFrom: LocalDate | null;
  /** Where it is until the day before; null where the town knows of no school. */
  readonly formerSchooling: S | null;
}

/** Where a child is on a day; null before its first day at a school, where the town knows of none before. */
export function knownSchoolingOn<S>(
  { schooling, schoolFrom, formerSchooling }: SchoolPath<S>,
  day: LocalDate,
): S | null {
  return schoolFrom !== null && day < schoolFrom ? formerSchooling : schooling;
}

/** The same, where no school is an answer like another. */
export function schoolingOn(child: SchoolPath, day: LocalDate): Schooling {
  return knownSchoolingOn(child, day) ?? NO_SCHOOL;
}

/** The first day at the only school that the town knows, of a child who is at none on this day; null on all others. */
export function noSchoolUntil(child: SchoolPath, day: LocalDate): LocalDate | null {
  return knownSchoolingOn(child, day) === null ? child.schoolFrom : null;
}

/** Days in a row, both included, at one school. */
export interface Stay extends Schooling {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The schools of a child from `first` to `last`, both included: one, or two when its first day at another one comes after `first`. */
export function staysOf(
  child: SchoolPath,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): Stay[] {
  const { schoolFrom } = child;
  if (schoolFrom === null || schoolFrom <= first || last < schoolFrom)
    return [{ ...schoolingOn(child, first), first, last }];
  return [
    { ...schoolingOn(child, first), first, last: addDays(schoolFrom, -1) },
    { ...child.schooling, first: schoolFrom, last },
  ];
}
