import type { PayRecap, RecapGroup } from "@/server/payments/domain/payment-view";
import { pendingSentence } from "@/server/payments/domain/pending.fr";
import { formatMonth } from "@/server/platform/dates";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AmountList } from "./AmountList";
import { PayAtCounter } from "./PayAtCounter";
import { PayForm } from "./PayForm";

interface PayRecapPageProps {
  readonly base: string;
  readonly recap: PayRecap;
  readonly action: FormAction;
}

/** What is about to be paid, to whom, and what happens next (screens: Paying). Nothing is taken yet. */
export function PayRecapPage({ base, recap, action }: PayRecapPageProps) {
  const { groups, settled, email } = recap;
  return (
    <>
      {settled.length > 0 ? (
        <Alert as="p" kind="info">
          <p>
            {settled.length === 1
              ? `La facture ${settled[0]} n’a plus rien à payer\u00a0: elle n’est pas reprise ici.`
              : `${settled.length}\u00a0factures n’ont plus rien à payer\u00a0: elles ne sont pas reprises ici.`}
          </p>
        </Alert>
      ) : null}
      {groups.length === 0 ? <p>Il n’y a rien à payer.</p> : null}
      {groups.length > 1 ? (
        <p>
          Ces factures sont encaissées par {groups.length}&nbsp;régies de la mairie. PayFiP prend un paiement par
          régie&nbsp;: payez-les l’une après l’autre.
        </p>
      ) : null}
      {groups.map((group) => (
        <section aria-labelledby={`regie-${group.regieId}`} key={group.regieId}>
          <h2 id={`regie-${group.regieId}`}>{group.regieName}</h2>
          <InvoiceSums group={group} />
          {group.obstacle ? (
            <Obstacle base={base} obstacle={group.obstacle} />
          ) : (
            <>
              <WhatHappensNext />
              <PayForm action={action} base={base} email={email} group={group} />
            </>
          )}
        </section>
      ))}
      <p>
        <a href={`${base}/famille/factures`}>Revenir à mes factures sans payer</a>
      </p>
    </>
  );
}

function InvoiceSums({ group: { invoices, total } }: { group: RecapGroup }) {
  const lines = invoices.map(({ id, reference, month, amount }) => ({
    key: id,
    label: `${formatMonth(month)} (facture ${reference})`,
    amount,
  }));
  return <AmountList lines={lines} total={{ label: "Total à payer", amount: total }} />;
}

function WhatHappensNext() {
  return (
    <>
      <h3>Ce qui se passe ensuite</h3>
      <ol>
        <li>
          Vous allez sur PayFiP, le service de paiement des impôts (DGFiP). Sa page reste ouverte 15&nbsp;minutes.
        </li>
        <li>Vous y payez par carte bancaire ou par prélèvement unique. La mairie ne voit jamais votre carte.</li>
        <li>Vous revenez ici, avec votre reçu.</li>
      </ol>
    </>
  );
}

function Obstacle({ base, obstacle }: { base: string; obstacle: NonNullable<RecapGroup["obstacle"]> }) {
  switch (obstacle.tag) {
    case "under_way":
      return obstacle.pending.state === "abandoned" ? (
        <Alert as="h3" kind="info" title="Un paiement de ces factures a été abandonné">
          <p>{pendingSentence(obstacle.pending)}</p>
          <p>
            <a href={`${base}/famille/paiements/${obstacle.pending.operationId}`}>Voir ce paiement, ou le reprendre</a>
          </p>
        </Alert>
      ) : (
        <Alert as="h3" kind="warning" title="Un paiement est en cours de vérification">
          <p>
            Un paiement en ligne de ces factures est déjà commencé. Pour ne pas payer deux fois, attendez d’en connaître
            le résultat.
          </p>
          <p>
            <a href={`${base}/famille/paiements/${obstacle.pending.operationId}`}>Voir où en est ce paiement</a>
          </p>
        </Alert>
      );
    case "off":
      return (
        <Alert as="h3" kind="info" title="Pas de paiement en ligne pour ces factures">
          <PayAtCounter base={base} />
        </Alert>
      );
    case "too_small":
      return (
        <Alert as="h3" kind="info" title="Montant trop petit pour un paiement en ligne">
          <p>
            PayFiP n’accepte pas les paiements de moins de 1&nbsp;€. Payez ce montant avec une prochaine facture, ou au
            guichet.
          </p>
        </Alert>
      );
    case "too_large":
      return (
        <Alert as="h3" kind="info" title="Montant trop grand pour un paiement en ligne">
          <p>Choisissez moins de factures à la fois, ou payez au guichet.</p>
        </Alert>
      );
  }
}
