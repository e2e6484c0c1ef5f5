import type { ChildEnrolmentsView } from "@/server/booking/domain/enrolment-view";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";

interface ChildActivitiesProps {
  /** Of the child's own page, below which the forms are. */
  readonly here: string;
  readonly view: ChildEnrolmentsView;
  readonly today: LocalDate;
}

/** What a child is enrolled in, and the ways to enrol it, to end it, and to take the child out of the household. */
export function ChildActivities({ here, view, today }: ChildActivitiesProps) {
  const { firstName, enrolments } = view;
  return (
    <>
      <section aria-labelledby="inscriptions">
        <h2 id="inscriptions">Inscriptions</h2>
        {enrolments.length === 0 ? (
          <p>{firstName} n’est inscrit à aucune activité&nbsp;: rien ne peut être réservé.</p>
        ) : null}
        <ul className="preau-list">
          {enrolments.map(({ id, activityName, firstDay, lastDay }) => (
            <li key={id}>
              {activityName}, du {formatDayWithYear(firstDay)} au {formatDayWithYear(lastDay)}
              {lastDay > today ? (
                <>
                  .{" "}
                  <a href={`${here}/inscription/${id}`}>
                    Arrêter cette inscription<span className="fr-sr-only"> ({activityName})</span>
                  </a>
                </>
              ) : (
                " (terminée)"
              )}
            </li>
          ))}
        </ul>
        <p className="preau-actions">
          <a className="fr-btn fr-btn--secondary" href={`${here}/inscription`}>
            Inscrire à une activité
          </a>
        </p>
      </section>
      <section aria-labelledby="depart">
        <h2 id="depart">L’enfant quitte ce foyer</h2>
        <p>
          Quand l’enfant n’habite plus ici. Sa fiche reste dans la ville, et dans l’autre foyer s’il y en a un.{" "}
          <a href={`${here}/depart`}>Retirer {firstName} de ce dossier</a>
        </p>
      </section>
    </>
  );
}
