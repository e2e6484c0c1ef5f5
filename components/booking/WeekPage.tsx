import { Alert } from "@/components/dsfr/Alert";
import type { FormAction } from "@/components/forms/form-state";
import { monthOf } from "@/server/booking/domain";
import type { WeekFormView } from "@/server/booking/domain/week-form-view";
import { weekdayName } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { ActivityChoice } from "../layout/ActivityChoice";
import { bookingMonthHref, weekFormHref } from "./booking-links";
import { WeekForm } from "./WeekForm";

const typed = (day: LocalDate) => day.split("-").reverse().join("/");
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function WeekPage({ base, view, action }: { base: string; view: WeekFormView; action: FormAction }) {
  return (
    <>
      <ActivityChoice
        choices={view.activities.map(({ id, name }) => ({
          name,
          href: weekFormHref(base, id),
          current: id === view.activity.id,
        }))}
      />
      <p>
        {view.activity.name}. Cochez les jours habituels de chaque enfant. Les vacances et les jours fériés sont laissés
        de côté. Rien n’est enregistré avant le récapitulatif.
      </p>
      {view.children.length === 0 ? (
        <Alert kind="info">
          <p>Aucun de vos enfants n’est inscrit à ce service. Contactez la mairie pour demander l’inscription.</p>
        </Alert>
      ) : (
        <WeekForm
          action={action}
          activity={view.activity.id}
          base={base}
          from={typed(view.from)}
          pupils={view.children}
          to={typed(view.to)}
          weekdays={view.weekdays.map((number) => ({ value: String(number), label: capital(weekdayName(number)) }))}
        />
      )}
      <p>
        <a href={bookingMonthHref(base, monthOf(view.from), view.activity.id)}>Revenir au calendrier</a>
      </p>
    </>
  );
}
