import { Alert } from "@/components/dsfr/Alert";
import type { ResultView } from "@/server/booking/domain/result-view";
import { formatEuros } from "@/server/platform/money";
import { bookingMonthHref } from "./booking-links";

/** What a confirmation did (B4). The same page each time it is opened. */
export function ResultPage({ base, view }: { base: string; view: ResultView }) {
  const waits = view.lines.some(({ tag }) => tag === "waiting");
  return (
    <>
      <Alert
        as="p"
        kind={view.changed ? "success" : "warning"}
        live
        title={view.changed ? "Vos changements sont enregistrés." : "Rien n’a changé dans vos réservations."}
      >
        {view.mailed ? (
          <p>Ce résumé est aussi envoyé par e-mail.</p>
        ) : (
          <p>
            Nous n’avons aucune adresse e-mail à laquelle envoyer ce résumé.{" "}
            <a href={`${base}/famille/dossier/coordonnees`}>Ajouter mon adresse</a>
          </p>
        )}
      </Alert>
      <h2>{view.activityName}</h2>
      <ul className="preau-lines">
        {view.lines.map((line) => (
          <li key={`${line.firstName} ${line.day}`}>
            <strong>{line.days}</strong>, {line.firstName}&nbsp;: {line.text}
          </li>
        ))}
      </ul>
      {view.bookedTotal ? <p>Total de ce qui vient d’être réservé&nbsp;: {formatEuros(view.bookedTotal)}.</p> : null}
      {waits ? (
        <p>
          Si une place se libère, nous vous la proposons par e-mail pendant un temps limité. Vous pouvez suivre{" "}
          {view.showRank ? "votre rang" : "votre demande"} dans{" "}
          <a href={`${base}/famille/attente`}>vos listes d’attente</a>. {view.queueRule}
        </p>
      ) : null}
      <p>
        <a href={bookingMonthHref(base, view.first.slice(0, 7), view.activityId)}>Revenir à mes réservations</a>
      </p>
    </>
  );
}
