import { addMonths, firstDayOf, monthOf } from "@/server/booking/domain";
import { formatDay, formatMonth, type LocalDate } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import type { FormAction } from "../forms/form-state";
import { attendanceMonthHref, attendanceSheetHref } from "./attendance-links";
import { VerifyMonthForm } from "./VerifyMonthForm";

export interface AttendanceMonthView {
  readonly activity: { readonly id: string; readonly name: string };
  readonly activities: readonly { readonly id: string; readonly name: string }[];
  readonly month: string;
  readonly today: LocalDate;
  readonly schools: readonly {
    readonly id: string;
    readonly name: string;
    readonly days: readonly {
      readonly day: LocalDate;
      readonly booked: number;
      readonly absent: number;
      readonly unbooked: number;
      readonly verifiedBy: string | null;
    }[];
  }[];
}

interface AttendanceMonthPageProps {
  readonly base: string;
  readonly view: AttendanceMonthView;
  readonly verifyMonth: FormAction;
}

type School = AttendanceMonthView["schools"][number];

/** The month of presences: school by school, what is left to look at first (P1, X3). */
export function AttendanceMonthPage({ base, view, verifyMonth }: AttendanceMonthPageProps) {
  const { activity, activities, month, today, schools } = view;
  const link = (other: string) => attendanceMonthHref(base, other, activity.id);
  const left = schools.reduce((sum, school) => sum + daysLeft(school, today).length, 0);
  return (
    <>
      <nav aria-label="Choisir le mois" className="preau-actions preau-noprint">
        <a href={link(addMonths(month, -1))}>{formatMonth(firstDayOf(addMonths(month, -1)))}</a>
        {month < monthOf(today) ? (
          <a href={link(addMonths(month, 1))}>{formatMonth(firstDayOf(addMonths(month, 1)))}</a>
        ) : null}
        {activities
          .filter(({ id }) => id !== activity.id)
          .map(({ id, name }) => (
            <a href={attendanceMonthHref(base, month, id)} key={id}>
              {name}
            </a>
          ))}
      </nav>
      <p>
        Un enfant réservé est compté présent. Notez seulement les exceptions&nbsp;: absents, ou venus sans réservation.
      </p>
      <p className="preau-attendance__left">
        <strong>{leftText(left, schools.length)}</strong>
      </p>
      {schools.map((school) => (
        <SchoolMonth
          activityId={activity.id}
          base={base}
          key={school.id}
          month={month}
          school={school}
          today={today}
          verifyMonth={verifyMonth}
        />
      ))}
    </>
  );
}

/** The days that are over: of the present one, nobody can say yet who came. */
function daysLeft(school: School, today: LocalDate): School["days"] {
  return school.days.filter(({ day, verifiedBy, booked }) => verifiedBy === null && booked > 0 && day < today);
}

function leftText(left: number, schools: number): string {
  if (schools === 0) return "Aucune réservation ce mois-ci.";
  if (left === 0) return "Toutes les journées passées de ce mois sont vérifiées.";
  return left === 1 ? "Il reste une journée à vérifier." : `Il reste ${left} journées à vérifier.`;
}

interface SchoolMonthProps {
  readonly base: string;
  readonly school: School;
  readonly activityId: string;
  readonly month: string;
  readonly today: LocalDate;
  readonly verifyMonth: FormAction;
}

function SchoolMonth({ base, school, activityId, month, today, verifyMonth }: SchoolMonthProps) {
  const left = daysLeft(school, today);
  const meals = left.reduce((sum, { booked }) => sum + booked, 0);
  return (
    <section aria-labelledby={`ecole-${school.id}`}>
      <h2 id={`ecole-${school.id}`}>{school.name}</h2>
      <DataTable
        caption={`${school.name}, ${formatMonth(firstDayOf(month))}\u00a0: présences par jour`}
        columns={[
          { key: "day", label: "Jour" },
          { key: "booked", label: "Réservés", numeric: true },
          { key: "absent", label: "Absents", numeric: true },
          { key: "unbooked", label: "Sans réservation", numeric: true },
          { key: "state", label: "État" },
        ]}
        hideCaption
        rows={school.days.map(({ day, booked, absent, unbooked, verifiedBy }) => ({
          key: day,
          cells: [
            <a href={attendanceSheetHref(base, { activityId, schoolId: school.id, day })} key="day">
              {formatDay(day)}
            </a>,
            booked,
            absent,
            unbooked,
            stateText(day, today, verifiedBy),
          ],
        }))}
      />
      {left.length > 1 ? (
        <VerifyMonthForm
          action={verifyMonth}
          activityId={activityId}
          base={base}
          days={left.length}
          meals={meals}
          month={month}
          school={school}
        />
      ) : null}
    </section>
  );
}

function stateText(day: LocalDate, today: LocalDate, verifiedBy: string | null): string {
  if (verifiedBy !== null) return verifiedBy ? `Vérifié par ${verifiedBy}` : "Vérifié";
  if (day === today) return "Aujourd’hui";
  return day > today ? "À venir" : "À vérifier";
}
