import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide, elidedWord } from "@/server/platform/elision";
import type { PaperFact } from "@/server/platform/paper/paper";
import type { NamedChild } from "./attendance-paper.fr";
import { initial, nameOf, periodText, type Statement } from "./paper-frame.fr";
import type { Period } from "./period";

export interface EnrolledActivity {
  readonly activity: string;
  readonly period: Period;
}

/** Where a child goes to school, and the activities that it is enrolled in. */
export interface EnrolmentStatement {
  readonly child: NamedChild;
  readonly school: string | null;
  readonly className: string | null;
  /** "CE1", or "" when it is not known. */
  readonly level: string;
  /** One at least, the first to begin before the others. */
  readonly activities: readonly EnrolledActivity[];
}

/** From the first day of an enrolment to the last one of all. */
export function enrolmentPeriod(activities: readonly EnrolledActivity[]): Period {
  const firsts = activities.map(({ period }) => period.first).toSorted();
  const lasts = activities.map(({ period }) => period.last).toSorted();
  const [first, last] = [firsts[0], lasts.at(-1)];
  if (!first || !last) throw new RangeError("A child without enrolment has no certificate of enrolment");
  return { first, last };
}

export function enrolmentPaper(statement: EnrolmentStatement, day: LocalDate): Statement {
  const { child, activities } = statement;
  const today = formatDayWithYear(day);
  return {
    kind: "enrolment",
    period: enrolmentPeriod(activities),
    about: `${elide("de", nameOf(child))}, au ${today}`,
    blocks: [
      {
        kind: "paragraph",
        text: [
          `Nous certifions ${elidedWord("que", nameOf(child))}`,
          { strong: nameOf(child) },
          ` figure, au ${today}, sur les listes des activités ci-dessous.`,
        ],
      },
      { kind: "facts", facts: childFacts(statement) },
      {
        kind: "table",
        caption: "Inscriptions",
        columns: [{ label: "Activité" }, { label: "Période" }],
        groups: [
          {
            title: null,
            rows: activities.map(({ activity, period }) => [activity, periodText(period)]),
            total: null,
          },
        ],
        totals: [],
      },
    ],
    basis: [
      `Les inscriptions sont celles du registre de la ville au ${today}\u00a0: celles qui sont en cours et celles à venir.`,
      "L’école et la classe sont celles que la ville connaît à cette date. L’inscription scolaire elle-même est attestée par l’école.",
    ],
    legal: [],
    proof: [{ label: "Enfant", value: initial(child.firstName) }],
  };
}

function childFacts({ child, school, className, level }: EnrolmentStatement): PaperFact[] {
  const known: readonly (readonly [string, string | null])[] = [
    ["Naissance", formatDayWithYear(child.birthdate)],
    ["École", school],
    ["Classe", className],
    // A class may be called like its level: "MS".
    ["Niveau", className === level ? null : level || null],
  ];
  return known.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
