import { levelsKey } from "@/server/booking/domain/division";
import { levelsText } from "@/server/booking/domain/division.fr";
import type { DivisionRecapView, GroupRecap } from "@/server/booking/domain/division-view";
import { daysCount, periodText, placesCount, rangeText } from "@/server/booking/domain/places.fr";
import { formatDay } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";
import type { FormAction } from "../forms/form-state";
import { ConfirmDivisionForm } from "./ConfirmDivisionForm";
import { dividePlacesHref, placesHref } from "./places-links";

interface DivisionRecapPageProps {
  readonly base: string;
  readonly view: DivisionRecapView;
  readonly action: FormAction;
  /** It was confirmed, and had changed since it was read. */
  readonly moved: boolean;
}

/** What dividing the places of a school will do (C5). Nothing is written yet. */
export function DivisionRecapPage({ base, view, action, moved }: DivisionRecapPageProps) {
  const { activity, school, first, days, groups, asked, without } = view;
  return (
    <>
      {moved ? (
        <Alert kind="warning" live title="Les places ont changé">
          <p>
            Un autre agent a changé ces places depuis votre lecture. Rien n’a été enregistré. Relisez, puis enregistrez
            de nouveau.
          </p>
        </Alert>
      ) : null}
      {days > 0 ? (
        <p>Rien n’est encore enregistré. Relisez, puis enregistrez en bas de la page.</p>
      ) : (
        <Alert kind="info" title="Rien à changer">
          <p>Les places de cette école ne sont pas réparties par niveau.</p>
        </Alert>
      )}
      <Before view={view} />
      {days > 0 ? <Groups groups={groups} /> : null}
      {groups.map((group) => (group.kept.length > 0 ? <Kept group={group} key={levelsKey(group.levels)} /> : null))}
      {without > 0 ? (
        <Alert as="h2" kind="warning" title="Des enfants n’auront pas de place">
          <p>
            {without > 1 ? `${without} enfants inscrits sont` : "Un enfant inscrit est"} dans un niveau sans groupe, ou
            de niveau inconnu, et aucune place n’est prévue pour les autres enfants. Ce qui est réservé le reste.
          </p>
        </Alert>
      ) : null}
      {days > 0 ? <ConfirmDivisionForm action={action} base={base} view={view} /> : null}
      <p>
        <a href={dividePlacesHref(base, activity.code, { schoolId: school.id, first, ...asked })}>
          Modifier la demande
        </a>
      </p>
      <p>
        <a href={placesHref(base, activity.code, { schoolId: school.id, month: first.slice(0, 7) })}>
          Revenir aux places sans rien enregistrer
        </a>
      </p>
    </>
  );
}

function Before({ view: { school, first, last, days, before } }: Pick<DivisionRecapPageProps, "view">) {
  return (
    <Facts
      facts={[
        ["École", school.name],
        ["Jours", `${periodText({ first, last, weekdays: [] })}, ${daysCount(days)}`],
        ...before.map(
          ({ levels, places }) => [`Places avant, ${levelsText(levels)}`, `${rangeText(places)} par jour`] as const,
        ),
      ]}
    />
  );
}

function Groups({ groups }: Pick<DivisionRecapView, "groups">) {
  return (
    <section aria-labelledby="apres">
      <h2 id="apres">Après l’enregistrement</h2>
      <DataTable
        caption="Les places de chaque groupe"
        columns={[
          { key: "levels", label: "Niveaux" },
          { key: "places", label: "Places par jour", numeric: true },
          { key: "children", label: "Enfants inscrits", numeric: true },
          { key: "taken", label: "Prises au plus", numeric: true },
          { key: "waiting", label: "En attente", numeric: true },
        ]}
        hideCaption
        rows={groups.map(({ levels, places, children, mostTaken, waiting }) => ({
          key: levelsKey(levels) ?? "",
          cells: [levelsText(levels), rangeText(places), children, mostTaken, waiting],
        }))}
        stacked
      />
      {groups.some(({ waiting }) => waiting > 0) ? (
        <p>
          Chaque liste d’attente garde son ordre. Dès l’enregistrement, les places libres sont proposées par e-mail à
          qui attend.
        </p>
      ) : null}
    </section>
  );
}

function Kept({ group: { levels, places, kept } }: { readonly group: GroupRecap }) {
  return (
    <Alert
      as="h2"
      kind="info"
      title={`${levelsText(levels)}\u00a0: plus de places déjà prises, ${daysCount(kept.length)}`}
    >
      <p>
        Personne ne perd sa place&nbsp;: celles qui sont prises restent, sans nouvelle réservation. Le nombre descend
        jusqu’à {placesCount(places.least)} à mesure que des familles annulent.
      </p>
      <Disclosure summary={kept.length > 1 ? "Voir ces jours" : "Voir ce jour"}>
        <ul>
          {kept.map(({ day, taken }) => (
            <li key={day}>
              {formatDay(day)}&nbsp;: {placesCount(taken)} {taken > 1 ? "prises" : "prise"}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Alert>
  );
}
