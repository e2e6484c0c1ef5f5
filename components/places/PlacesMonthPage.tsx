import { levelsKey } from "@/server/booking/domain/division";
import { levelsText } from "@/server/booking/domain/division.fr";
import { firstDayOf } from "@/server/booking/domain/month";
import type { PlacesLine, PlacesMonthView } from "@/server/booking/domain/places-view";
import { formatDay, formatMonth, type LocalDate } from "@/server/platform/dates";
import { PrintButton } from "../backoffice/PrintButton";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import { FilterForm } from "../forms/FilterForm";
import { fieldBinding } from "../forms/field-binding";
import { EMPTY_FORM } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";
import { changePlacesHref, dividePlacesHref, placesHref } from "./places-links";

interface PlacesMonthPageProps {
  readonly base: string;
  readonly view: PlacesMonthView;
  /** Its places were just divided, or put together again. */
  readonly divided?: boolean;
}

type OpenLine = Extract<PlacesLine, { kind: "open" }>;

/** The places of a school, day by day: how many there are, who has them, who waits (C5). */
export function PlacesMonthPage({ base, view, divided = false }: PlacesMonthPageProps) {
  const { activity, school, month, lines } = view;
  if (!school) return <p>Cette activité n’est ouverte dans aucune école.</p>;
  return (
    <>
      {divided ? (
        <Alert kind="success" live title="C’est enregistré">
          <p>
            Chaque réservation, chaque place proposée et chaque liste d’attente a suivi le niveau de l’enfant. Personne
            n’a perdu sa place ni son rang.
          </p>
        </Alert>
      ) : null}
      <MonthNav base={base} view={view} />
      <h2>
        {school.name}, {formatMonth(firstDayOf(month))}
      </h2>
      {school.served ? (
        <>
          {lines.length === 0 ? <p>Aucun jour de cette activité ce mois-ci.</p> : null}
          {lines.length > 0 ? <Days base={base} schoolId={school.id} view={view} /> : null}
          <div className="preau-actions">
            {view.changes ? (
              <a className="fr-btn" href={changePlacesHref(base, activity.code, { schoolId: school.id })}>
                Changer une période
              </a>
            ) : null}
            {view.divides ? (
              <a
                className="fr-btn fr-btn--secondary"
                href={dividePlacesHref(base, activity.code, { schoolId: school.id })}
              >
                Répartir les places par niveau
              </a>
            ) : null}
            <PrintButton />
          </div>
        </>
      ) : (
        <Alert kind="info" title="Pas ouvert dans cette école">
          <p>{activity.name} n’a aucune place dans cette école. Choisissez-en une autre.</p>
        </Alert>
      )}
      <p className="preau-noprint">
        <a href={`${base}/agents/activites`}>Revenir aux activités</a>
      </p>
    </>
  );
}

const FORM = "ecole";

function MonthNav({ base, view }: PlacesMonthPageProps) {
  const { activity, schools, school, month, previous, following } = view;
  const link = (other: string) => (
    <a href={placesHref(base, activity.code, { schoolId: school?.id, month: other })}>
      {formatMonth(firstDayOf(other))}
    </a>
  );
  return (
    <nav aria-label="Choisir l’école et le mois" className="preau-noprint">
      <FilterForm action={placesHref(base, activity.code)} form={EMPTY_FORM} id={FORM} submit="Voir">
        <SelectField
          {...fieldBinding(FORM, "ecole", { ecole: school?.served ? school.id : "" }, [])}
          label="École"
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <HiddenField name="mois" value={month} />
      </FilterForm>
      <p className="preau-actions">
        {previous ? link(previous) : null}
        {following ? link(following) : null}
      </p>
    </nav>
  );
}

function Days({ base, view, schoolId }: PlacesMonthPageProps & { readonly schoolId: string }) {
  const { activity, month, lines } = view;
  const changes = lines.some((line) => line.kind === "open" && line.changes);
  return (
    <>
      {changes ? (
        <p className="preau-noprint">Choisissez un jour pour changer ses places, ou changez une période.</p>
      ) : null}
      <div className="preau-places">
        <DataTable
          caption={`${activity.name}, ${formatMonth(firstDayOf(month))}\u00a0: places par jour`}
          columns={[
            { key: "day", label: "Jour" },
            { key: "capacity", label: "Places", numeric: true },
            { key: "booked", label: "Réservées", numeric: true },
            { key: "offered", label: "Proposées", numeric: true },
            { key: "waiting", label: "En attente", numeric: true },
            { key: "free", label: "Libres", numeric: true },
          ]}
          hideCaption
          rows={lines.map((line) =>
            line.kind === "open"
              ? {
                  key: `${line.day} ${levelsKey(line.levels)}`,
                  cells: [
                    <DayCell
                      href={changePlacesHref(base, activity.code, {
                        schoolId,
                        day: line.day,
                        levels: levelsKey(line.levels),
                      })}
                      key="day"
                      line={line}
                    />,
                    line.capacity,
                    line.booked,
                    line.offered,
                    line.waiting > 0 ? <strong key="waiting">{line.waiting}</strong> : 0,
                    line.free > 0 ? line.free : <strong key="free">0</strong>,
                  ],
                }
              : { key: line.first, cells: [<ClosedCell key="day" line={line} />, "–", "–", "–", "–", "–"] },
          )}
        />
      </div>
    </>
  );
}

function DayCell({ href, line }: { readonly href: string; readonly line: OpenLine }) {
  const { day, levels, target, changes } = line;
  const name = levels === null ? formatDay(day) : `${formatDay(day)}, ${levelsText(levels)}`;
  return (
    <>
      {changes ? (
        <a href={href}>
          {name}
          <span className="fr-sr-only">, changer les places</span>
        </a>
      ) : (
        name
      )}
      {target === null ? null : <span className="preau-queue__what">Nombre voulu&nbsp;: {target}</span>}
      <span className="preau-queue__what preau-queue__narrow">{takenText(line)}</span>
    </>
  );
}

function ClosedCell({ line: { first, last, reason } }: { readonly line: Extract<PlacesLine, { kind: "closed" }> }) {
  return (
    <>
      {first === last ? formatDay(first) : daysText(first, last)}
      <span className="preau-queue__what">Fermé&nbsp;: {reason}</span>
    </>
  );
}

/** "du lundi 21 au jeudi 31 décembre": both are of one month. */
function daysText(first: LocalDate, last: LocalDate): string {
  const [weekday, day] = formatDay(first).split(" ");
  return `du ${weekday} ${day} au ${formatDay(last)}`;
}

/** What the columns say that a phone has no room for. */
function takenText({ booked, offered, waiting }: OpenLine): string {
  const parts = [
    `${booked}\u00a0${booked > 1 ? "réservées" : "réservée"}`,
    offered > 0 ? `${offered}\u00a0${offered > 1 ? "proposées" : "proposée"}` : "",
    waiting > 0 ? `${waiting}\u00a0en attente` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
