import { daysCount, periodText, placesCount } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { formatDay, formatDayWithYear } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import type { FormAction } from "../forms/form-state";
import { ConfirmPlacesForm } from "./ConfirmPlacesForm";
import { againPlacesHref, placesHref } from "./places-links";

interface PlacesRecapPageProps {
  readonly base: string;
  readonly view: PlacesRecapView;
  readonly action: FormAction;
  /** It was confirmed, and had changed since it was read. */
  readonly moved: boolean;
}

/** What a change of places will do (C5). Nothing is written yet. */
export function PlacesRecapPage({ base, view, action, moved }: PlacesRecapPageProps) {
  const { activity, schoolId, first, changing, kept, waiting } = view;
  return (
    <>
      {moved ? (
        <Alert kind="warning" live title="Les places ont changé">
          <p>
            Un autre agent a changé des places depuis votre lecture. Rien n’a été enregistré. Relisez, puis enregistrez
            de nouveau.
          </p>
        </Alert>
      ) : null}
      {changing > 0 ? (
        <p>Rien n’est encore enregistré. Relisez, puis enregistrez en bas de la page.</p>
      ) : (
        <Alert kind="info" title="Rien à changer">
          <p>Ces jours ont déjà ce nombre de places.</p>
        </Alert>
      )}
      <PlacesFacts view={view} />
      {changing > 0 ? <Moves view={view} /> : null}
      {changing > 0 && kept.length > 0 ? <Kept view={view} /> : null}
      {waiting.days > 0 ? (
        <Alert as="h2" kind="info" title="Des enfants attendent">
          <p>
            {waiting.children > 1 ? `${waiting.children} demandes attendent` : "Une demande attend"} sur{" "}
            {daysCount(waiting.days)} où les places augmentent. Dès l’enregistrement, les places libres leur sont
            proposées par e-mail, dans l’ordre de la liste.
          </p>
        </Alert>
      ) : null}
      {changing > 0 ? <ConfirmPlacesForm action={action} base={base} view={view} /> : null}
      <p>
        <a href={againPlacesHref(base, activity.code, view)}>Modifier la demande</a>
      </p>
      <p>
        <a href={placesHref(base, activity.code, { schoolId, month: first.slice(0, 7) })}>
          Revenir aux places sans rien enregistrer
        </a>
      </p>
    </>
  );
}

/** What a change of places has done: the same days, as they are now. */
export function PlacesDonePage({ base, view }: Pick<PlacesRecapPageProps, "base" | "view">) {
  const { activity, schoolId, first, kept } = view;
  return (
    <>
      <Alert kind="success" live title="C’est enregistré">
        <p>{doneText(view)}</p>
      </Alert>
      <PlacesFacts view={view} />
      {kept.length > 0 ? <Kept view={view} /> : null}
      <p>
        <a href={placesHref(base, activity.code, { schoolId, month: first.slice(0, 7) })}>Revenir aux places</a>
      </p>
    </>
  );
}

function PlacesFacts({ view }: { readonly view: PlacesRecapView }) {
  const { school, places, closed } = view;
  return (
    <Facts
      facts={[
        ["École", school ?? "toutes les écoles"],
        ["Jours", periodText(view)],
        ["Nombre de places", `${places} par jour et par école`],
        ...(closed > 0 ? [["Jours fermés", `${closed}, qui auront ce nombre s’ils rouvrent`] as const] : []),
      ]}
    />
  );
}

function Moves({ view }: { readonly view: PlacesRecapView }) {
  const { moves, places, same } = view;
  return (
    <section aria-labelledby="change">
      <h2 id="change">Ce qui change</h2>
      <DataTable
        caption="Les places, avant et après"
        columns={[
          { key: "school", label: "École" },
          { key: "days", label: "Jours", numeric: true },
          { key: "before", label: "Avant", numeric: true },
          { key: "after", label: "Après", numeric: true },
        ]}
        hideCaption
        rows={moves.map(({ schoolId, school, before, days, first, last }) => ({
          key: `${schoolId} ${before}`,
          cells: [
            <span key="school">
              {school}
              <span className="preau-queue__what">
                {first === last ? formatDay(first) : `du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}`}
              </span>
            </span>,
            days,
            before,
            places,
          ],
        }))}
      />
      {same > 0 ? (
        <p>
          {countedDays(view, same)} déjà ce nombre et ne {same > 1 ? "changent" : "change"} pas.
        </p>
      ) : null}
    </section>
  );
}

function Kept({ view: { kept, places } }: { readonly view: PlacesRecapView }) {
  return (
    <section aria-labelledby="gardes">
      <h2 id="gardes">Jours où plus de places sont déjà prises</h2>
      <p>
        Personne ne perd sa place&nbsp;: celles qui sont prises restent, sans nouvelle réservation. Le nombre descend
        jusqu’à {placesCount(places)} à mesure que des familles annulent.
      </p>
      <DataTable
        caption="Places prises, jour par jour"
        columns={[
          { key: "day", label: "Jour" },
          { key: "school", label: "École" },
          { key: "taken", label: "Places prises", numeric: true },
        ]}
        hideCaption
        rows={kept.map(({ day, school, taken }) => ({
          key: `${day} ${school}`,
          cells: [formatDay(day), school, taken],
        }))}
      />
    </section>
  );
}

function doneText(view: PlacesRecapView): string {
  const { same, kept, places, changing } = view;
  const reached = same - kept.length;
  const sentences = [
    reached > 0 ? `${countedDays(view, reached)} maintenant ${placesCount(places)}.` : "",
    kept.length > 0
      ? `${kept.length > 1 ? `${daysCount(kept.length)} gardent` : "Un jour garde"} plus de places, déjà prises\u00a0: voyez plus bas.`
      : "",
    changing > 0 ? `Depuis, quelqu’un a changé ${daysCount(changing)} de cette période.` : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** "Un jour a", "46 jours ont"; a day counts once for each school. */
function countedDays({ school }: PlacesRecapView, count: number): string {
  if (count === 1) return "Un jour a";
  return school === null ? `${daysCount(count)}, toutes écoles confondues, ont` : `${daysCount(count)} ont`;
}
