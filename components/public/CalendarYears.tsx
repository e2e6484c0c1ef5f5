import { Alert } from "@/components/dsfr/Alert";
import { describePeriod } from "@/server/catalogue/domain/booking-agenda.fr";
import type { CalendarEntry, CalendarMonth } from "@/server/catalogue/domain/year-calendar";
import { formatDayWithYear, formatMonth, type LocalDate } from "@/server/platform/dates";

interface CalendarYearsProps {
  readonly years: readonly {
    readonly label: string;
    readonly lastDay: LocalDate;
    readonly months: readonly CalendarMonth[];
  }[];
  /** School years that one would expect here and that are not known yet. */
  readonly missing: readonly string[];
  readonly schoolZone: string;
}

const ZONES: Readonly<Record<string, string>> = { corse: "Corse", "outre-mer": "outre-mer" };

/** Days without class or without opening, month by month, as a list: it reads the same on a phone and aloud. */
export function CalendarYears({ years, missing, schoolZone }: CalendarYearsProps) {
  const last = years.at(-1)?.lastDay;
  return (
    <>
      <p className="fr-text--lead">
        Les jours sans école ou sans accueil.{" "}
        {ZONES[schoolZone] ? `Calendrier\u00a0: ${ZONES[schoolZone]}.` : `Zone ${schoolZone}.`}
      </p>
      {missing.length > 0 ? (
        <Alert kind="info" title={`Le calendrier ${missing.join(" et ")} n’est pas encore publié`}>
          <p>
            {last
              ? `Les dates sont connues jusqu’au ${formatDayWithYear(last)}. On ne peut pas encore réserver après.`
              : "Tant que les dates ne sont pas connues, on ne peut pas réserver."}
          </p>
        </Alert>
      ) : null}
      {years.map((year) => (
        <section aria-labelledby={`annee-${year.label}`} key={year.label}>
          <h2 id={`annee-${year.label}`}>Année scolaire {year.label}</h2>
          {year.months.map((month) => (
            <section aria-labelledby={`mois-${month.firstDay}`} className="preau-calendar" key={month.firstDay}>
              <h3 className="fr-h6" id={`mois-${month.firstDay}`}>
                {capital(formatMonth(month.firstDay))}
              </h3>
              <ul>
                {month.entries.map((entry) => (
                  <li key={`${entry.firstDay} ${entry.label} ${entry.schoolName} ${entry.activityName}`}>
                    <strong>{entryLabel(entry)}</strong>, {describePeriod(entry)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

function entryLabel({ kind, label, schoolName, activityName }: CalendarEntry): string {
  if (kind === "publicHoliday") return `${capital(label)} (jour férié)`;
  if (kind === "holiday") return capital(label);
  const closed = ["Fermeture", schoolName, activityName].filter((part) => part !== null);
  return `${closed.join(", ")}\u00a0: ${label}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
