import { Temporal } from "temporal-polyfill";
import { freePeriodsText } from "@/server/booking/domain/askability.fr";
import type { ChildEnrolments, EnrolmentsView, FollowedRequest } from "@/server/booking/domain/enrolments-view";
import { formatDayWithYear, formatInstant, type LocalDate } from "@/server/platform/dates";
import { bookingHref, bookingMonthHref } from "../booking/booking-links";
import { StatusBadge } from "../dsfr/StatusBadge";
import { NoChildYet } from "../families/NoChildYet";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";
import { askHref, endHref } from "./enrolment-links";

interface EnrolmentsPageProps {
  readonly base: string;
  readonly zone: string;
  readonly today: LocalDate;
  readonly view: EnrolmentsView;
  readonly withdraw: FormAction;
}

/** For each activity and child: what is, what waits, what may be asked, and else why not (B1). */
export function EnrolmentsPage({ base, zone, today, view, withdraw }: EnrolmentsPageProps) {
  const { activities, canAsk } = view;
  if (activities.length === 0)
    return (
      <p>
        Aucune activité n’est proposée pour l’instant. Quand les inscriptions ouvriront, elles se demanderont ici. Une
        question&nbsp;? <a href={`${base}/contact`}>Contactez la mairie</a>
      </p>
    );
  if (activities.every(({ children }) => children.length === 0)) return <NoChildYet base={base} />;
  return (
    <>
      <p className="fr-text--lead">
        On s’inscrit à une activité, une fois pour l’année. Ensuite, on réserve des jours&nbsp;: une inscription ne
        réserve rien et ne coûte rien.
      </p>
      {activities.map((activity) => (
        <section aria-labelledby={`activite-${activity.id}`} key={activity.id}>
          <h2 id={`activite-${activity.id}`}>{activity.name}</h2>
          <p>Cette activité va {periodText(activity)}</p>
          <ul className="preau-lines">
            {activity.children.map((child) => (
              <ChildLine
                activity={activity}
                base={base}
                canAsk={canAsk}
                child={child}
                key={child.childId}
                today={today}
                withdraw={withdraw}
                zone={zone}
              />
            ))}
          </ul>
          {canAsk && activity.children.some(({ free }) => free.length > 0) ? (
            <p className="preau-actions">
              <a className="fr-btn fr-btn--secondary" href={askHref(base, activity.id)}>
                Demander une inscription<span className="fr-sr-only">&nbsp;: {activity.name}</span>
              </a>
            </p>
          ) : null}
        </section>
      ))}
    </>
  );
}

interface ChildLineProps extends Omit<EnrolmentsPageProps, "view"> {
  readonly activity: EnrolmentsView["activities"][number];
  readonly child: ChildEnrolments;
  readonly canAsk: boolean;
}

function ChildLine({ activity, child, canAsk, base, zone, today, withdraw }: ChildLineProps) {
  const { enrolments, request, free, why, firstName } = child;
  const about = `${firstName}, ${activity.name}`;
  return (
    <li>
      <strong>{firstName}</strong> <StateBadge enrolled={enrolments.length > 0} request={request} shut={why !== null} />
      {enrolments.map(({ id, firstDay, lastDay, canEnd }) => (
        <div key={id}>
          <p>Inscription {periodText({ firstDay, lastDay })}</p>
          <p className="preau-lines__links">
            <a
              href={
                firstDay > today
                  ? bookingMonthHref(base, firstDay.slice(0, 7), activity.id)
                  : bookingHref(base, activity.id)
              }
            >
              Réserver<span className="fr-sr-only">&nbsp;: {about}</span>
            </a>
            {canEnd && canAsk ? (
              <a href={endHref(base, id)}>
                Arrêter l’inscription<span className="fr-sr-only">&nbsp;: {about}</span>
              </a>
            ) : null}
          </p>
        </div>
      ))}
      {request ? <Request about={about} canAsk={canAsk} request={request} withdraw={withdraw} zone={zone} /> : null}
      {why ? <p>{why}</p> : null}
      {free.length > 0 && enrolments.length > 0 ? (
        <p>Une autre inscription peut être demandée {freePeriodsText(free)}.</p>
      ) : null}
    </li>
  );
}

interface StateBadgeProps {
  readonly enrolled: boolean;
  readonly request: FollowedRequest | null;
  readonly shut: boolean;
}

function StateBadge({ enrolled, request, shut }: StateBadgeProps) {
  if (request?.status === "pending") {
    return (
      <StatusBadge kind="info">{request.kind === "inscription" ? "Inscription demandée" : "Arrêt demandé"}</StatusBadge>
    );
  }
  if (enrolled) return <StatusBadge kind="success">Inscription faite</StatusBadge>;
  if (request) return <StatusBadge kind="error">Demande refusée</StatusBadge>;
  return <StatusBadge kind="warning">{shut ? "Pas possible pour l’instant" : "Pas d’inscription"}</StatusBadge>;
}

interface RequestProps {
  readonly request: FollowedRequest;
  readonly about: string;
  readonly canAsk: boolean;
  readonly zone: string;
  readonly withdraw: FormAction;
}

function Request({ request, about, canAsk, zone, withdraw }: RequestProps) {
  const { id, kind, status, firstDay, lastDay, comment, reason } = request;
  const asked = formatInstant(Temporal.Instant.from(request.askedAt), zone);
  const what =
    kind === "inscription"
      ? `pour une inscription ${periodText({ firstDay, lastDay })}`
      : `pour arrêter l’inscription le ${formatDayWithYear(lastDay)}.`;
  return (
    <>
      <p>
        Demande du {asked} par {request.askedBy}, {what}
        {status === "pending" ? " La mairie n’a pas encore répondu." : " La mairie n’a pas pu l’accepter."}
      </p>
      {comment ? <p className="preau-lines__note">Votre message&nbsp;: {comment}</p> : null}
      {reason ? <p>Réponse de la mairie&nbsp;: {reason}</p> : null}
      {status === "pending" && canAsk ? (
        <OneButtonForm action={withdraw} id={`annuler-${id}`} kind="tertiary" values={{ requestId: id }}>
          Annuler ma demande<span className="fr-sr-only">&nbsp;: {about}</span>
        </OneButtonForm>
      ) : null}
    </>
  );
}

function periodText({ firstDay, lastDay }: { readonly firstDay: LocalDate; readonly lastDay: LocalDate }): string {
  return `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}.`;
}
