import { alertWords } from "@/server/payments/domain/alert.fr";
import type { AlertLine, AlertList } from "@/server/payments/domain/counter-view";
import { Disclosure } from "../dsfr/Disclosure";
import { Pages } from "../dsfr/Pages";
import type { FormAction } from "../forms/form-state";
import { CloseAlertForm } from "./CloseAlertForm";

/** Payments that a person must look at: what happened, what to do, and « c’est réglé ». */
export function AlertsPage({ base, list, action }: { base: string; list: AlertList; action: FormAction }) {
  const { alerts, page, pages } = list;
  const open = alerts.filter(({ closed }) => !closed);
  const closed = alerts.filter((alert) => alert.closed);
  return (
    <>
      {open.length === 0 && page === 1 ? <p>Aucun paiement à regarder.</p> : null}
      {open.map((alert) => (
        <section aria-labelledby={`alerte-${alert.id}`} className="preau-card" key={alert.id}>
          <h2 id={`alerte-${alert.id}`}>{alertWords(alert).title}</h2>
          <Told alert={alert} base={base} />
          <p>
            <strong>À faire&nbsp;:</strong> {alertWords(alert).todo}
          </p>
          <CloseAlertForm about={alertWords(alert).title} action={action} alertId={alert.id} base={base} />
        </section>
      ))}
      {closed.length > 0 ? (
        <Disclosure summary={`Alertes réglées (${closed.length})`}>
          {closed.map((alert) => (
            <section aria-labelledby={`alerte-${alert.id}`} key={alert.id}>
              <h2 id={`alerte-${alert.id}`}>{alertWords(alert).title}</h2>
              <Told alert={alert} base={base} />
              <p>
                Réglée par {alert.closed?.by}, {alert.closed?.at}&nbsp;: {alert.closed?.note}
              </p>
            </section>
          ))}
        </Disclosure>
      ) : null}
      <Pages
        href={(other) => `${base}/agents/regie/alertes?page=${other}`}
        label="Pages des alertes"
        page={page}
        pages={pages}
      />
    </>
  );
}

function Told({ base, alert }: { base: string; alert: AlertLine }) {
  const { familyId, familyName, familyNumber, regieName, raisedAt, refdet, paymentId, receipt } = alert;
  return (
    <>
      <p>{alertWords(alert).what}</p>
      <p>
        {familyId ? (
          <>
            <a href={`${base}/agents/regie/familles/${familyId}`}>
              Dossier n°&nbsp;{familyNumber}, {familyName}
            </a>
            .{" "}
          </>
        ) : null}
        {regieName}, {raisedAt}.{refdet ? ` Référence PayFiP ${refdet}.` : ""}{" "}
        {paymentId && receipt ? <a href={`${base}/agents/regie/recus/${paymentId}`}>Reçu {receipt}</a> : null}
      </p>
    </>
  );
}
