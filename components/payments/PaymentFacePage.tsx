import { faceWords } from "@/server/payments/domain/face.fr";
import { RETURN_POLL } from "@/server/payments/domain/payfip";
import type { OperationView } from "@/server/payments/domain/payment-view";
import { abandonedSentence } from "@/server/payments/domain/pending.fr";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { Alert } from "../dsfr/Alert";
import { AmountList } from "./AmountList";
import { WatchPayment } from "./WatchPayment";

interface PaymentFacePageProps {
  readonly base: string;
  readonly view: OperationView;
}

/** Where the payer comes back: paid, refused, cancelled or being verified, each of them true (screens: Paying). */
export function PaymentFacePage({ base, view }: PaymentFacePageProps) {
  const { face, invoices, amount, regieName, operationId } = view;
  const { kind, sentences } = faceWords(view);
  const lines = invoices.map(({ id, reference, month, amount: part }) => ({
    key: id,
    label: (
      <a href={`${base}/famille/factures/${id}`}>
        {formatMonth(month)} (facture {reference})
      </a>
    ),
    amount: part,
  }));
  return (
    <>
      <Alert kind={kind} live>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Alert>
      {face.face === "verifying" && face.why !== "mismatch" ? (
        <WatchPayment base={base} face={face} operationId={operationId} poll={RETURN_POLL} />
      ) : null}
      <Receipt base={base} view={view} />
      <WhatToDo base={base} view={view} />
      <h2>Ce paiement</h2>
      <AmountList lines={lines} total={{ label: `Total, ${regieName}`, amount }} />
      <p>
        <a href={`${base}/famille/paiements`}>Tous mes paiements et reçus</a>
      </p>
    </>
  );
}

function Receipt({ base, view: { receipt, undone } }: PaymentFacePageProps) {
  if (!receipt) return null;
  const { paymentId, reference, day } = receipt;
  return (
    <section aria-labelledby="recu">
      <h2 id="recu">Votre reçu</h2>
      <p>
        Reçu n°&nbsp;{reference}, du {formatDayWithYear(day)}
        {undone ? ", annulé" : ""}.
      </p>
      <div className="preau-actions">
        <a className="fr-btn" href={`${base}/famille/paiements/recus/${paymentId}`}>
          Voir le reçu
        </a>
        <a className="fr-btn fr-btn--secondary" href={`${base}/famille/paiements/recus/${paymentId}/pdf`}>
          Télécharger le reçu en PDF
        </a>
      </div>
    </section>
  );
}

function WhatToDo({ base, view }: PaymentFacePageProps) {
  const { face, undone, mayPay, toPay, other, freeAgainAt, invoices } = view;
  const again = `${base}/famille/factures/payer?${invoices.map(({ id }) => `facture=${id}`).join("&")}`;
  const isOver = face.face === "refused" || (face.face === "cancelled" && face.why !== "test");
  if (undone) {
    return (
      <p>
        <a className="fr-btn" href={`${base}/famille/factures`}>
          {undone.toPay > 0 && mayPay ? "Voir mes factures à payer" : "Voir mes factures"}
        </a>
      </p>
    );
  }
  if (!mayPay || face.face === "paid") return null;
  if (other !== null && toPay > 0) {
    return (
      <p>
        Un autre paiement de ces factures est en cours&nbsp;: ne payez pas une deuxième fois.{" "}
        <a href={`${base}/famille/paiements/${other}`}>Voir où en est cet autre paiement</a>
      </p>
    );
  }
  if (isOver && freeAgainAt === null) {
    return toPay === 0 ? null : (
      <div className="preau-actions">
        <a className="fr-btn" href={again}>
          Recommencer le paiement
        </a>
        <a href={`${base}/contact`}>Payer autrement, au guichet</a>
      </div>
    );
  }
  return <Meanwhile base={base} view={view} />;
}

/** It may still be paid: by which page, if it opens, and when another may begin. */
function Meanwhile({ base, view }: PaymentFacePageProps) {
  const { face, resume, notLeftYet, leftAlready, freeAgainAt, operationId, toPay } = view;
  if (toPay === 0) return <p>Ce que vous deviez est réglé depuis, d’une autre façon&nbsp;: ne payez pas sur PayFiP.</p>;
  const isAbandoned = face.face === "cancelled" && face.why === "abandoned";
  const toPayFip = notLeftYet ? `${base}/famille/paiements/${operationId}/payfip` : resume?.url;
  return (
    <>
      {resume && toPayFip ? (
        <p>
          {isAbandoned
            ? abandonedSentence({ until: resume.until, freeAgainAt })
            : `La page de PayFiP ne s’est pas ouverte\u00a0? Elle s’ouvre une seule fois, jusqu’au ${resume.until}.`}{" "}
          <a href={toPayFip}>Aller sur PayFiP</a>.
        </p>
      ) : isAbandoned ? (
        <p>{abandonedSentence({ until: null, freeAgainAt })}</p>
      ) : null}
      {leftAlready ? (
        <p>
          La page de PayFiP ne s’ouvre qu’une fois, et elle s’est déjà ouverte. Si elle l’est encore dans un autre
          onglet, terminez-y votre paiement.
        </p>
      ) : null}
      {freeAgainAt && !isAbandoned ? (
        <p>Si vous n’avez pas payé, vous pourrez recommencer le paiement à partir du {freeAgainAt}.</p>
      ) : null}
      {leftAlready && !freeAgainAt ? (
        <p>Si vous n’avez pas payé, vous pourrez recommencer dès que PayFiP nous aura répondu.</p>
      ) : null}
    </>
  );
}
