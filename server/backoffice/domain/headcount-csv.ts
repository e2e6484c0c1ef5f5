import { csvOf } from "./csv";

export interface CountedSchool {
  readonly name: string;
  /** In the order of the diets' names. */
  readonly meals: readonly number[];
  readonly total: number;
}

/** The day's numbers for the kitchen: one line a school, then all of them. */
export function headcountCsv(dietNames: readonly string[], schools: readonly CountedSchool[]): string {
  const sum = (of: (school: CountedSchool) => number) => schools.reduce((total, school) => total + of(school), 0);
  return csvOf([
    ["École", ...dietNames, "Total"],
    ...schools.map(({ name, meals, total }) => [name, ...meals, total]),
    [
      "Toutes les écoles",
      ...dietNames.map((_, index) => sum(({ meals }) => meals[index] ?? 0)),
      sum(({ total }) => total),
    ],
  ]);
}

export interface ListedChild {
  readonly school: string;
  readonly className: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly meal: string;
}

/** The day's list. No health is in it, whatever the agent's rights: a file goes further than a page. */
export function attendeesCsv(children: readonly ListedChild[]): string {
  return csvOf([
    ["École", "Classe", "Nom", "Prénom", "Repas"],
    ...children.map(({ school, className, lastName, firstName, meal }) => [
      school,
      className,
      lastName,
      firstName,
      meal,
    ]),
  ]);
}
