import { Alert } from "@/components/dsfr/Alert";
import type { FormAction } from "@/components/forms/form-state";
import type { MonthLink, MonthView, NothingLeft } from "@/server/booking/domain/month-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros, sumCents, ZERO_CENTS } from "@/server/platform/money";
import { ActivityChoice } from "../layout/ActivityChoice";
import { bookingMonthHref, weekFormHref } from "./booking-links";
import { MonthForm } from "./MonthForm";
import { MonthGrid } from "./MonthGrid";
import { NotEnrolledNotice } from "./NotEnrolledNotice";
import { SchoolChanges } from "./SchoolChanges";

interface MonthPageProps {
  readonly base: string;
  readonly view: MonthView;
  /** The reader may ask for an enrolment. */
  readonly canAsk: boolean;
  readonly action: FormAction;
}

/** The booking page: all the children, one month (B2). */
export function MonthPage({ base, view, canAsk, action }: MonthPageProps) {
  const here = `${base}/famille/reservations`;
  const grid = <MonthGrid month={view} offersHref={`${base}/famille/attente`} />;
  return (
    <>
      <ActivityChoice
        choices={view.activities.map(({ id, name }) => ({
          name,
          href: bookingMonthHref(base, view.month, id),
          current: id === view.activity.id,
        }))}
      />
      <MonthLinks base={base} view={view} />
      <p>
        {view.activity.name}. {bookedText(view)}
      </p>
      <Notices base={base} canAsk={canAsk} view={view} />
      <SchoolChanges changes={view.schoolChanges} />
      {view.queueRule ? (
        <p>
          <strong>Listes d’attente.</strong> {view.queueRule}
        </p>
      ) : null}
      {view.children.length === 0 || view.days.length === 0 ? null : view.canBook && hasBox(view) ? (
        <MonthForm
          action={action}
          activity={view.activity.id}
          base={base}
          month={view.month}
          priced={view.bookedTotal !== null}
          shown={view.base.join(" ")}
          siblings={view.children.length > 1}
          waitlist={view.waitlist}
        >
          <p>
            Cochez les jours que vous voulez, décochez ceux que vous ne voulez plus. Rien n’est enregistré avant le
            récapitulatif.
          </p>
          {grid}
        </MonthForm>
      ) : (
        grid
      )}
      <ul>
        <li>
          <a href={`${here}/historique`}>Historique de mes réservations</a>
        </li>
        <li>
          <a href={`${base}/famille/attente`}>Mes listes d’attente</a>
        </li>
      </ul>
    </>
  );
}

/** Without one, there is nothing to tick and nothing to send: each day says why. */
function hasBox({ days }: MonthView): boolean {
  return days.some(({ cells }) => cells.some(({ box }) => box !== null));
}

function MonthLinks({ base, view }: { base: string; view: MonthView }) {
  const link = ({ month, label }: MonthLink, word: string) => (
    <a className="fr-btn fr-btn--secondary fr-btn--sm" href={bookingMonthHref(base, month, view.activity.id)}>
      {word}&nbsp;: {label}
    </a>
  );
  return (
    <nav aria-label="Mois" className="preau-actions">
      {view.previous ? link(view.previous, "Avant") : null}
      {view.next ? link(view.next, "Après") : null}
      {view.canBook && view.children.length > 0 ? (
        <a href={weekFormHref(base, view.activity.id)}>Réserver une semaine type</a>
      ) : null}
    </nav>
  );
}

/** The same total as the recap's: what was given up too late is due too. */
function bookedText({ bookedCount, bookedTotal, billedTotal }: MonthView): string {
  const late = billedTotal ? formatEuros(billedTotal) : "";
  if (bookedCount === 0)
    return `Rien n’est réservé ce mois-ci.${late && ` Annulations tardives, facturées\u00a0: ${late}.`}`;
  const count = `${bookedCount} ${bookedCount === 1 ? "réservation" : "réservations"}`;
  if (bookedTotal === null) return `Ce mois-ci\u00a0: ${count}.`;
  const total = formatEuros(sumCents([bookedTotal, billedTotal ?? ZERO_CENTS]));
  return `Ce mois-ci\u00a0: ${count}, ${total}${late && `, dont ${late} d’annulations tardives`}.`;
}

function NothingLeftNotice({ opensAt }: NothingLeft) {
  if (opensAt) {
    return (
      <Alert kind="info" title={`Les réservations ouvrent le ${opensAt}`}>
        <p>
          D’ici là, aucun jour n’est à réserver pour vos enfants. Inutile de recharger cette page avant. Dans chaque
          mois, chaque jour dit pourquoi et à partir de quand.
        </p>
      </Alert>
    );
  }
  return (
    <Alert kind="info" title="Il n’y a rien à réserver pour l’instant">
      <p>
        Aucun jour n’est ouvert à la réservation pour vos enfants d’ici la fin de l’activité. Dans chaque mois, chaque
        jour dit pourquoi.
      </p>
    </Alert>
  );
}

function Notices({ base, canAsk, view }: Omit<MonthPageProps, "action">) {
  const { children, notEnrolled, quotientUnknown, activity, days, outside } = view;
  if (outside) {
    const { firstDay, lastDay } = outside;
    const nearest = (view.month < firstDay ? firstDay : lastDay).slice(0, 7);
    return (
      <Alert kind="info" title="L’activité n’a pas lieu ce mois-là">
        <p>
          Elle va du {formatDayWithYear(firstDay)} au {formatDayWithYear(lastDay)}.{" "}
          <a href={bookingMonthHref(base, nearest, activity.id)}>
            Voir {nearest === firstDay.slice(0, 7) ? "son premier mois" : "son dernier mois"}
          </a>
        </p>
      </Alert>
    );
  }
  return (
    <>
      {view.nothingLeft ? <NothingLeftNotice opensAt={view.nothingLeft.opensAt} /> : null}
      {children.length > 0 && days.length === 0 ? (
        <Alert as="p" kind="info" title="Ce mois n’est pas encore ouvert à la réservation." />
      ) : null}
      <NotEnrolledNotice
        activity={activity}
        base={base}
        canAsk={canAsk}
        notEnrolled={notEnrolled}
        someEnrolled={children.length > 0}
      />
      {children.length > 0 && quotientUnknown ? (
        <Alert kind="info">
          <p>
            Votre quotient familial n’est pas connu&nbsp;: le tarif prévu dans ce cas s’applique, souvent le plus élevé.{" "}
            <a href={`${base}/famille/documents`}>Transmettre mon attestation de quotient familial</a>, ou{" "}
            <a href={`${base}/famille/dossier#quotient`}>voir les autres façons de nous le donner</a>
          </p>
        </Alert>
      ) : null}
    </>
  );
}
