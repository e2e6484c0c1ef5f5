import { DIET_NAMES, DIETS, type Diet } from "@/server/families/domain/diet";
import { formatDay, type LocalDate } from "@/server/platform/dates";
import { capital } from "../closing/closing-words";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import { type FormState, isRefused } from "../forms/form-state";
import { HeadcountNav, headcountQuery } from "./HeadcountNav";
import { PrintButton } from "./PrintButton";

type ByDiet = Readonly<Record<Diet, number>>;

export interface DayHeadcountView {
  readonly activity: { readonly id: string; readonly name: string; readonly meals: boolean };
  readonly activities: readonly { readonly id: string; readonly name: string }[];
  readonly day: LocalDate;
  readonly closed: string | null;
  readonly previous: LocalDate | null;
  readonly following: LocalDate | null;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly closed: string | null }[];
  readonly rows: readonly { readonly schoolId: string; readonly byDiet: ByDiet; readonly total: number }[];
  readonly totals: ByDiet;
  readonly total: number;
}

interface HeadcountDayPageProps {
  readonly base: string;
  readonly view: DayHeadcountView;
  /** The form that leads to a day. When that day cannot be understood, no other one is shown in its place. */
  readonly form: FormState;
}

/** How many meals of each kind go to each school on one day (B10, E2); how many children, where they do not eat. */
export function HeadcountDayPage({ base, view, form }: HeadcountDayPageProps) {
  const { day, activity, closed, total } = view;
  if (isRefused(form)) {
    return <HeadcountNav activities={view.activities} activityId={activity.id} base={base} form={form} />;
  }
  const query = (more?: Record<string, string>) => headcountQuery(day, activity.id, more);
  return (
    <>
      <HeadcountNav
        activities={view.activities}
        activityId={activity.id}
        base={base}
        following={view.following}
        form={form}
        previous={view.previous}
      />
      {closed ? (
        <Alert kind="info" title={`Pas de service ${formatDay(day)}`}>
          <p>{capital(closed)}.</p>
        </Alert>
      ) : null}
      {closed && total === 0 ? null : (
        <>
          <HeadcountTable base={base} view={view} />
          <div className="preau-actions">
            <PrintButton />
            <a href={`${base}/agents/effectifs/liste${query()}`}>Liste des enfants</a>
            <a href={`${base}/agents/effectifs/export${query()}`}>Télécharger les nombres (CSV)</a>
            <a href={`${base}/agents/effectifs/export${query({ liste: "noms" })}`}>Télécharger la liste (CSV)</a>
          </div>
        </>
      )}
      <p className="preau-noprint">
        <a href={`${base}/agents/effectifs/semaine${query()}`}>Voir toute la semaine</a>
      </p>
    </>
  );
}

function HeadcountTable({ base, view }: { base: string; view: DayHeadcountView }) {
  const { schools, rows, totals, total, day, activity } = view;
  const diets = activity.meals ? DIETS : [];
  return (
    <DataTable
      caption={`${activity.name}, ${formatDay(day)}\u00a0: nombre ${activity.meals ? "de repas" : "d’enfants"} par école`}
      columns={[
        { key: "school", label: "École" },
        ...diets.map((diet) => ({ key: diet, label: DIET_NAMES[diet], numeric: true })),
        { key: "total", label: "Total", numeric: true },
      ]}
      rows={[
        ...rows.map((row) => {
          const school = schools.find(({ id }) => id === row.schoolId);
          return {
            key: row.schoolId,
            cells: [
              <span key="school">
                <a href={`${base}/agents/effectifs/liste${headcountQuery(day, activity.id, { ecole: row.schoolId })}`}>
                  {school?.name}
                </a>
                {school?.closed ? <span className="preau-queue__what">{school.closed}</span> : null}
              </span>,
              ...diets.map((diet) => row.byDiet[diet]),
              row.total,
            ],
          };
        }),
        {
          key: "total",
          cells: [
            <strong key="label">Toutes les écoles</strong>,
            ...diets.map((diet) => <strong key={diet}>{totals[diet]}</strong>),
            <strong key="all">{total}</strong>,
          ],
        },
      ]}
    />
  );
}
