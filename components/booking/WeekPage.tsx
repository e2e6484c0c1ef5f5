import type { FormAction } from "@/components/forms/form-state";
import { monthOf } from "@/server/booking/domain";
import type { WeekFormView } from "@/server/booking/domain/week-form-view";
import { weekdayName } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { ActivityChoice } from "../layout/ActivityChoice";
import { bookingMonthHref, weekFormHref } from "./booking-links";
import { NotEnrolledNotice } from "./NotEnrolledNotice";
import { SchoolChanges } from "./SchoolChanges";
import { WeekForm } from "./WeekForm";

const typed = (day: LocalDate) => day.split("-").reverse().join("/");
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

interface WeekPageProps {
  readonly base: string;
  readonly view: WeekFormView;
  /** The reader may ask for an enrolment. */
  readonly canAsk: boolean;
  readonly action: FormAction;
}

/** The usual week of each child, to be booked over a period (B2). */
export function WeekPage({ base, view, canAsk, action }: WeekPageProps) {
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
      <NotEnrolledNotice
        activity={view.activity}
        base={base}
        canAsk={canAsk}
        notEnrolled={view.notEnrolled}
        someEnrolled={view.children.length > 0}
      />
      <SchoolChanges changes={view.schoolChanges} />
      {view.children.length === 0 ? null : (
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
