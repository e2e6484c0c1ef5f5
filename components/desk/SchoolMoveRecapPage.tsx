import { movesByActivity } from "@/server/booking/domain/school-move";
import { MOVE_TITLES, movedDayText } from "@/server/booking/domain/school-move.fr";
import type { RecapDay, SchoolMoveRecap } from "@/server/booking/domain/school-move-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import type { FormAction } from "../forms/form-state";
import { SendSchoolMoveForm } from "./SendSchoolMoveForm";

interface SchoolMoveRecapPageProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly recap: SchoolMoveRecap;
}

const INTROS = {
  backMoved:
    "Un changement noté avant est remplacé\u00a0: jusqu’à la veille du premier jour, l’enfant reste où il est.",
  backWaiting: "Rien n’est dû. L’enfant attend une place dans l’école d’aujourd’hui, à la fin de la liste.",
  moved: "Ces jours ont une place. Les réservations y passent.",
  waiting: "Rien n’est dû. L’enfant attend une place dans la nouvelle école, à la fin de la liste.",
  gone: "La famille ne doit rien pour ces jours. La raison est après chaque jour.",
} as const;

/** What a change of school keeps, moves and gives back (D3). Nothing is done yet. */
export function SchoolMoveRecapPage({ base, action, familyId, childId, recap }: SchoolMoveRecapPageProps) {
  const { firstName, former, school, from, kept, days } = recap;
  return (
    <>
      <dl className="preau-facts">
        <dt>École d’aujourd’hui</dt>
        <dd>{former ?? "Aucune"}</dd>
        <dt>Nouvelle école</dt>
        <dd>{school.name ?? "Aucune école de la ville"}</dd>
        <dt>Premier jour</dt>
        <dd>{formatDayWithYear(from)}</dd>
      </dl>
      <p>
        Rien n’est encore enregistré. Chaque foyer {elide("de", firstName)} dont une adresse est connue recevra un seul
        e-mail, avec la liste de ses jours.
      </p>
      {kept.length > 0 ? (
        <section>
          <h2>Inchangés, dans l’école d’aujourd’hui ({kept.length})</h2>
          <p>
            Jusqu’à la veille du {formatDayWithYear(from)}, rien ne change&nbsp;: la famille réserve et annule dans
            cette école comme avant.
          </p>
          <DayLists days={kept} />
        </section>
      ) : null}
      {days.length === 0 ? <p>Rien n’est réservé ni attendu à partir de ce jour.</p> : null}
      {movesByActivity(days).map(({ group, count, activities }) => (
        <section key={group}>
          <h2>
            {MOVE_TITLES[group]} ({count})
          </h2>
          <p>{INTROS[group]}</p>
          <DayLists days={activities.flatMap((activity) => activity.days)} />
        </section>
      ))}
      <SendSchoolMoveForm action={action} base={base} childId={childId} familyId={familyId} recap={recap} />
    </>
  );
}

/** One list for each activity. */
function DayLists({ days }: { days: readonly RecapDay[] }) {
  return [...Map.groupBy(days, ({ activityName }) => activityName)].map(([name, list]) => (
    <div key={name}>
      <h3 className="fr-h6">{name}</h3>
      <ul>
        {list.map((day) => (
          <li key={`${day.day} ${day.what} ${day.elsewhere}`}>
            {movedDayText(day)}
            {day.elsewhere ? ", par l’autre foyer" : ""}
          </li>
        ))}
      </ul>
    </div>
  ));
}
