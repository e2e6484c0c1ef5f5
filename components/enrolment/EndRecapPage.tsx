import type { EndingRecap } from "@/server/booking/domain/enrolments-view";
import { formatDayWithYear, formatWeekdayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import type { FormAction } from "../forms/form-state";
import { SendEndForm } from "./SendEndForm";

interface EndRecapPageProps {
  readonly base: string;
  readonly recap: EndingRecap;
  readonly action: FormAction;
}

/** What ending an enrolment will cancel, and what stays due (B1, C4). Nothing is sent yet. */
export function EndRecapPage({ base, recap, action }: EndRecapPageProps) {
  const { firstName, activityName, asked, free, late, waiting, atOnce } = recap;
  return (
    <>
      <p>
        L’inscription {elide("de", firstName)} à «&nbsp;{activityName}&nbsp;» s’arrêtera le {formatDayWithYear(asked)}.
        Après ce jour, plus rien ne pourra être réservé. Rien n’est encore {atOnce ? "enregistré" : "envoyé"}.
      </p>
      {free.length + late.length === 0 ? <p>Aucune réservation n’est faite après ce jour.</p> : null}
      <Days days={free} title="Réservations annulées, sans frais" />
      <Days
        days={late}
        intro={`Le délai pour les annuler sans frais est passé. ${firstName} peut encore venir ces jours-là.`}
        title="Réservations qui restent, et restent dues"
      />
      <Days
        days={waiting}
        intro="Vous n’y attendrez plus de place, et aucune ne vous sera plus proposée."
        title="Listes d’attente et places proposées qui s’arrêtent aussi"
      />
      {atOnce ? null : (
        <p>
          La mairie répond à votre demande. D’ici là, vos réservations restent&nbsp;; les jours passés entre-temps
          restent dus. Les délais comptent à partir de l’envoi de votre demande.
        </p>
      )}
      <SendEndForm action={action} base={base} recap={recap} />
    </>
  );
}

function Days({ days, title, intro }: { days: readonly LocalDate[]; title: string; intro?: string }) {
  if (days.length === 0) return null;
  return (
    <section>
      <h2>
        {title} ({days.length})
      </h2>
      {intro ? <p>{intro}</p> : null}
      <ul>
        {days.map((day) => (
          <li key={day}>{formatWeekdayWithYear(day)}</li>
        ))}
      </ul>
    </section>
  );
}
