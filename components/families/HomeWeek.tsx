import type { WeekClosure } from "@/server/booking/domain/week-closures";
import { describePeriod } from "@/server/catalogue/domain";
import { isWithUs } from "@/server/families/domain/custody";
import type { ChildView } from "@/server/families/domain/dossier";
import { formatDay, type LocalDate } from "@/server/platform/dates";

interface Week {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly bookings: ReadonlyArray<{ readonly childId: string; readonly day: LocalDate; readonly activity: string }>;
  readonly closed: readonly WeekClosure[];
}

interface HomeWeekProps {
  readonly week: Week;
  readonly who: readonly ChildView[];
  readonly base: string;
  readonly today: LocalDate;
  readonly canBook: boolean;
}

/** What is booked for each child this week, and what is closed; from Saturday on, the week that comes. */
export function HomeWeek({ week, who, base, today, canBook }: HomeWeekProps) {
  return (
    <section aria-labelledby="semaine">
      <h2 id="semaine">
        {week.first > today ? "La semaine prochaine" : "Cette semaine"}, du {formatDay(week.first)} au{" "}
        {formatDay(week.last)}
      </h2>
      <ul className="preau-grid">
        {who.map((child) => (
          <li className="preau-card" key={child.id}>
            <h3>{child.firstName}</h3>
            {child.custody && !isWithUs(child.custody, week.first) ? <p>Semaine dans l’autre foyer.</p> : null}
            <Days bookings={week.bookings.filter(({ childId }) => childId === child.id)} />
            <Closed closed={week.closed.filter(({ childId }) => childId === child.id)} />
          </li>
        ))}
      </ul>
      <p className="preau-actions">
        <a className="fr-btn" href={`${base}/famille/reservations`}>
          {canBook ? "Réserver ou annuler" : "Voir les réservations"}
        </a>
      </p>
    </section>
  );
}

function Days({ bookings }: Pick<Week, "bookings">) {
  if (bookings.length === 0) return <p>Rien de réservé.</p>;
  return (
    <ul>
      {bookings.map(({ day, activity }) => (
        <li key={`${day} ${activity}`}>
          {formatDay(day)}&nbsp;: {activity}
        </li>
      ))}
    </ul>
  );
}

function Closed({ closed }: Pick<Week, "closed">) {
  if (closed.length === 0) return null;
  return (
    <ul>
      {closed.map(({ first, last, activity, reason }) => (
        <li key={`${first} ${activity}`}>
          Fermé {describePeriod({ firstDay: first, lastDay: last })}
          {activity ? ` (${activity})` : ""}&nbsp;: {reason}
        </li>
      ))}
    </ul>
  );
}
