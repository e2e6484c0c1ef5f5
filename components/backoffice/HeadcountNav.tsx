import { formatDay, type LocalDate } from "@/server/platform/dates";
import { DateField } from "../forms/DateField";

interface HeadcountNavProps {
  readonly base: string;
  readonly previous: LocalDate | null;
  readonly following: LocalDate | null;
  readonly activityId: string;
  readonly activities: readonly { readonly id: string; readonly name: string }[];
}

/** "?jour=2026-11-23&activite=…": the same on every page of the headcounts. */
export function headcountQuery(
  day: LocalDate,
  activityId: string,
  more: Readonly<Record<string, string>> = {},
): string {
  return `?${new URLSearchParams({ jour: day, activite: activityId, ...more })}`;
}

/** From one open day to the next, over closed ones; or straight to a day. */
export function HeadcountNav({ base, previous, following, activityId, activities }: HeadcountNavProps) {
  const to = (other: LocalDate) => `${base}/agents/effectifs${headcountQuery(other, activityId)}`;
  return (
    <nav aria-label="Choisir le jour" className="preau-noprint">
      <p className="preau-actions">
        {previous ? <a href={to(previous)}>Jour ouvert précédent&nbsp;: {formatDay(previous)}</a> : null}
        {following ? <a href={to(following)}>Jour ouvert suivant&nbsp;: {formatDay(following)}</a> : null}
      </p>
      <form action={`${base}/agents/effectifs`} className="preau-filters" method="get">
        <DateField hint="Exemple&nbsp;: 24/09/2026." id="jour" label="Aller au" name="jour" />
        {activities.length > 1 ? (
          <div className="fr-select-group">
            <label className="fr-label" htmlFor="activite">
              Activité
            </label>
            <select className="fr-select" defaultValue={activityId} id="activite" name="activite">
              {activities.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input name="activite" type="hidden" value={activityId} />
        )}
        <button className="fr-btn fr-btn--secondary" type="submit">
          Voir
        </button>
      </form>
    </nav>
  );
}
