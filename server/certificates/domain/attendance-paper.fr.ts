import { formatMonth, type LocalDate, plainDate } from "@/server/platform/dates";
import { elide, elidedWord } from "@/server/platform/elision";
import type { PaperCell, PaperRowGroup } from "@/server/platform/paper/paper";
import type { AttendanceStatement, AttendedActivity } from "./attendance-statement";
import { initial, nameOf, periodText, type Statement } from "./paper-frame.fr";

/** A child as certificates of the household name them. */
export interface NamedChild {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: LocalDate;
}

/** On which days a child came, activity by activity and month by month. */
export function attendancePaper(child: NamedChild, statement: AttendanceStatement): Statement {
  const { period, activities, verified, unverified } = statement;
  return {
    kind: "attendance",
    period,
    about: `${elide("de", nameOf(child))}, ${periodText(period)}`,
    blocks: [
      {
        kind: "paragraph",
        text: [
          `Nous attestons ${elidedWord("que", nameOf(child))}`,
          { strong: nameOf(child) },
          ` a fréquenté, ${periodText(period)}, les activités ci-dessous\u00a0: `,
          { strong: daysText(verified) },
          " de présence.",
        ],
      },
      {
        kind: "table",
        caption: "Jours de présence",
        columns: [
          { label: "Mois" },
          { label: "Présences vérifiées", numeric: true },
          { label: "À vérifier", numeric: true },
        ],
        groups: activities.map(groupOf),
        totals: [{ label: "Jours de présence, toutes activités", values: [String(verified), String(unverified)] }],
      },
    ],
    basis: [
      "Les jours sont ceux que votre foyer a réservés, et ceux où l’enfant est venu sans réservation. Un jour d’absence n’est pas compté, justifiée ou non.",
      "Un jour compte une seule fois dans le total, même quand l’enfant est venu à plusieurs activités. Il est vérifié dès qu’une de ses présences l’est.",
      "Une présence est vérifiée quand nos agents ont relu la feuille du jour. Celles qui restent à vérifier sont montrées à part et ne sont pas attestées.",
    ],
    legal: [],
    proof: [
      { label: "Enfant", value: initial(child.firstName) },
      { label: "Présences vérifiées", value: daysText(verified) },
    ],
  };
}

function groupOf({ activity, months }: AttendedActivity): PaperRowGroup {
  const count = (of: (month: AttendedActivity["months"][number]) => readonly LocalDate[]) =>
    String(months.reduce((sum, month) => sum + of(month).length, 0));
  return {
    title: activity,
    rows: months.map(({ month, verified, unverified }): PaperCell[] => [
      { text: formatMonth(month), note: noteOf(verified, unverified) },
      String(verified.length),
      String(unverified.length),
    ]),
    total: {
      label: `Total, ${activity}`,
      values: [count(({ verified }) => verified), count(({ unverified }) => unverified)],
    },
  };
}

/** Which days: "les 3, 4 et 7 ; à vérifier : le 10". They are of one month, and there is one at least. */
function noteOf(verified: readonly LocalDate[], unverified: readonly LocalDate[]): string {
  const left = unverified.length > 0 ? [`à vérifier\u00a0: ${daysOf(unverified)}`] : [];
  return [...(verified.length > 0 ? [daysOf(verified)] : []), ...left].join("\u00a0; ");
}

function daysOf(days: readonly LocalDate[]): string {
  const numbers = days.map((day) => plainDate(day).day).map((day) => (day === 1 ? "1er" : String(day)));
  const list = new Intl.ListFormat("fr", { type: "conjunction" }).format(numbers);
  return `${numbers.length === 1 ? "le" : "les"} ${list}`;
}

export function daysText(days: number): string {
  return `${days}\u00a0jour${days > 1 ? "s" : ""}`;
}
