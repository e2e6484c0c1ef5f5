import { DIET_NAMES, DIETS, type Diet } from "@/server/families/domain/diet";
import { addDays, formatDay, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import { headcountQuery } from "./HeadcountNav";
import { PrintButton } from "./PrintButton";

export interface WeekHeadcountView {
  readonly activity: { readonly id: string; readonly name: string; readonly meals: boolean };
  readonly monday: LocalDate;
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly days: ReadonlyArray<{
    readonly day: LocalDate;
    readonly closed: string | null;
    readonly rows: readonly { readonly schoolId: string; readonly total: number }[];
    readonly totals: Readonly<Record<Diet, number>>;
    readonly total: number;
  }>;
  readonly total: number;
}

/** Zero and one are singular in French. */
function bookedWord(count: number, meals: boolean): string {
  if (meals) return count < 2 ? "repas réservé" : "repas réservés";
  return count < 2 ? "réservation" : "réservations";
}

/** The week for the central kitchen: meals by school and day, then by kind of meal (B10). Care has no kind of meal. */
export function HeadcountWeekPage({ base, view }: { base: string; view: WeekHeadcountView }) {
  const { activity, monday, schools, days, total } = view;
  const week = (from: LocalDate) => `${base}/agents/effectifs/semaine${headcountQuery(from, activity.id)}`;
  const columns = (first: string) => [
    { key: "first", label: first },
    ...days.map(({ day, closed }) => ({
      key: day,
      numeric: true,
      label: (
        <>
          <a href={`${base}/agents/effectifs${headcountQuery(day, activity.id)}`}>{formatDay(day)}</a>
          {closed ? <span className="preau-queue__what">{closed}</span> : null}
        </>
      ),
    })),
    { key: "total", label: "Semaine", numeric: true },
  ];
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const line = (key: string, label: string, values: readonly number[]) => ({
    key,
    cells: [label, ...values, sum(values)],
  });
  return (
    <>
      <nav aria-label="Choisir la semaine" className="preau-actions">
        <a href={week(addDays(monday, -7))}>Semaine précédente</a>
        <a href={week(addDays(monday, 7))}>Semaine suivante</a>
      </nav>
      <p>
        Semaine du {formatDayWithYear(monday)}&nbsp;: {total}&nbsp;{bookedWord(total, activity.meals)}.
      </p>
      <DataTable
        caption={`${activity.name}\u00a0: ${activity.meals ? "repas" : "enfants"} par école`}
        columns={columns("École")}
        rows={[
          ...schools.map(({ id, name }) =>
            line(
              id,
              name,
              days.map(({ rows }) => rows.find(({ schoolId }) => schoolId === id)?.total ?? 0),
            ),
          ),
          line(
            "total",
            "Toutes les écoles",
            days.map((day) => day.total),
          ),
        ]}
      />
      {activity.meals ? (
        <DataTable
          caption={`${activity.name}\u00a0: repas par sorte`}
          columns={columns("Sorte de repas")}
          rows={DIETS.map((diet) =>
            line(
              diet,
              DIET_NAMES[diet],
              days.map(({ totals }) => totals[diet]),
            ),
          )}
        />
      ) : null}
      <div className="preau-actions">
        <PrintButton />
      </div>
    </>
  );
}
