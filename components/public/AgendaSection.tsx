import type { AgendaText, MomentText } from "@/server/catalogue/domain/booking-agenda.fr";

export interface AgendaActivity extends AgendaText {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly rules: readonly string[];
}

/** A home page is no calendar: the next openings are enough. */
const MOST_WINDOWS = 4;

/** One activity on the home page: today, the next moments that count, the next holidays. */
export function AgendaSection({ activity, base }: { activity: AgendaActivity; base: string }) {
  const { id, code, name, today, closings, late, openings, windows, holiday } = activity;
  const [first, ...others] = closings;
  return (
    <section aria-labelledby={`activite-${id}`} className="preau-agenda">
      <h2 id={`activite-${id}`}>{name}</h2>
      <p>{today}</p>
      {first ? (
        <p className="preau-agenda__next">
          Pour {spoken(first.days)}
          {first.whom ? `, ouvert ${first.whom}` : ""}, réservez jusqu’au <Moment {...first} />.
        </p>
      ) : (
        <p>Aucun jour n’est à réserver pour le moment.</p>
      )}
      <ul>
        {late.map((moment) => (
          <li key={moment.at}>
            Délai dépassé pour {spoken(moment.days)}. Une réservation tardive reste possible jusqu’au{" "}
            <Moment {...moment} />, <a href={`${base}/tarifs`}>au tarif des réservations tardives</a>.
          </li>
        ))}
        {others.map((closing) => (
          <li key={closing.at}>
            Pour {spoken(closing.days)}
            {closing.whom ? `, ouvert ${closing.whom}` : ""}&nbsp;: jusqu’au <Moment {...closing} />.
          </li>
        ))}
        {openings.slice(0, 1).map((moment) => (
          <li key={moment.at}>
            Pour {spoken(moment.days)}&nbsp;: ouverture des réservations le <Moment {...moment} />.
          </li>
        ))}
        {windows.slice(0, MOST_WINDOWS).map(({ text, moment, at }) => (
          <li key={`${text} ${at}`}>
            {text}
            {moment && at ? " " : ""}
            {moment && at ? <Moment at={at} moment={moment} /> : null}.
          </li>
        ))}
        {holiday ? (
          <li>
            À venir&nbsp;: {holiday}. <a href={`${base}/calendrier`}>Voir le calendrier</a>
          </li>
        ) : null}
      </ul>
      <p>
        <a href={`${base}/simulateur?activite=${encodeURIComponent(code)}`}>Calculer mon prix</a>
      </p>
    </section>
  );
}

function Moment({ at, moment }: Pick<MomentText, "at" | "moment">) {
  return (
    <time dateTime={at}>
      <strong>{moment}</strong>
    </time>
  );
}

/** "mardi 24 novembre" stays; "du lundi … au vendredi …" reads "les jours du lundi … au vendredi …". */
function spoken(days: string): string {
  return days.startsWith("du ") ? `les jours ${days}` : days;
}
