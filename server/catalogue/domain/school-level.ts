import type { LocalDate } from "@/server/platform/dates";
import { SCHOOL_LEVELS, type SchoolLevel } from "./choices";

/** What a school teaches: nursery, elementary, or both. */
export const SCHOOL_KINDS = ["maternelle", "elementaire", "primaire"] as const;
export type SchoolKind = (typeof SCHOOL_KINDS)[number];

/** Age in years that a pupil of the level reaches within the calendar year in which the school year begins. */
const AGE_AT_START: Readonly<Record<SchoolLevel, number>> = {
  PS: 3,
  MS: 4,
  GS: 5,
  CP: 6,
  CE1: 7,
  CE2: 8,
  CM1: 9,
  CM2: 10,
};

/** The levels of a school, youngest first. */
export function levelsOf(kind: SchoolKind): readonly SchoolLevel[] {
  switch (kind) {
    case "maternelle":
      return SCHOOL_LEVELS.slice(0, 3);
    case "elementaire":
      return SCHOOL_LEVELS.slice(3);
    case "primaire":
      return SCHOOL_LEVELS;
  }
}

/** The year of birth of a pupil who never repeated nor skipped a level, for the school year that begins in `startYear`. */
export function birthYearOf(level: SchoolLevel, startYear: number): number {
  return startYear - AGE_AT_START[level];
}

/** The level of a child who never repeated nor skipped one; undefined before nursery school and after primary school. */
export function levelOfBirthYear(birthYear: number, startYear: number): SchoolLevel | undefined {
  return SCHOOL_LEVELS.find((level) => birthYearOf(level, startYear) === birthYear);
}

/** The year in which the school year begins that is prepared on `day`: from July on, the one that comes. */
export function startYearPreparedOn(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 7 ? year : year - 1;
}
