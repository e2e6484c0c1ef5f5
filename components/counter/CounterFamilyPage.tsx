import type { CounterAccount, CounterFamily } from "@/server/payments/domain/counter-view";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";
import type { FormAction } from "../forms/form-state";
import { AmountList } from "../payments/AmountList";
import { OperationList } from "./OperationList";
import { PaymentForm } from "./PaymentForm";
import { RefundForm } from "./RefundForm";

interface CounterFamilyPageProps {
  readonly base: string;
  readonly family: CounterFamily;
  readonly actions: { readonly record: FormAction; readonly refund: FormAction; readonly ask: FormAction };
}

/** One family at the counter: what it owes, what it pays, what it has paid (Y2). */
export function CounterFamilyPage({ base, family, actions }: CounterFamilyPageProps) {
  const { familyId, accounts, adults, payments, operations } = family;
  return (
    <>
      <p>{adults.join(", ")}</p>
      {accounts.length === 0 ? (
        <p>Cette famille n’a encore reçu aucune facture&nbsp;: il n’y a rien à encaisser.</p>
      ) : null}
      {accounts.map((account, index) => (
        <section aria-labelledby={`regie-${account.debtorId}`} key={account.debtorId}>
          <h2 id={`regie-${account.debtorId}`}>{account.regieName}</h2>
          <Owed account={account} />
          <PaymentForm account={account} action={actions.record} base={base} first={index === 0} />
          {account.kept > 0 ? (
            <Disclosure summary={`Rembourser ce qui est gardé (${formatEuros(account.kept)})`}>
              <p>Le comptable public fait un virement à la famille. La somme ne sera plus déduite de ses factures.</p>
              <RefundForm account={account} action={actions.refund} base={base} familyId={familyId} />
            </Disclosure>
          ) : null}
        </section>
      ))}
      <h2>Paiements enregistrés</h2>
      {payments.length === 0 ? (
        <p>Aucun paiement.</p>
      ) : (
        <DataTable
          caption="Paiements de la famille, les plus récents d’abord"
          columns={[
            { key: "receipt", label: "Reçu" },
            { key: "day", label: "Jour" },
            { key: "means", label: "Moyen" },
            { key: "amount", label: "Montant", numeric: true },
          ]}
          hideCaption
          rows={payments.map(({ paymentId, reference, day, means, amount, undone }) => ({
            key: paymentId,
            cells: [
              <a href={`${base}/agents/regie/recus/${paymentId}`} key="receipt">
                {reference}
              </a>,
              `${formatDayWithYear(day)}${undone ? ", annulé" : ""}`,
              [...new Set(means.map((one) => MEANS_NAMES[one]))].join(", "),
              formatEuros(amount),
            ],
          }))}
        />
      )}
      <OperationList action={actions.ask} operations={operations} />
    </>
  );
}

function Owed({ account: { owed, total, kept } }: { account: CounterAccount }) {
  const lines = owed.map(({ id, reference, month, open }) => ({
    key: id,
    label: `${formatMonth(month)} (${reference})`,
    amount: open,
  }));
  return (
    <>
      {owed.length === 0 ? (
        <p>La famille ne doit rien à cette régie.</p>
      ) : (
        <AmountList lines={lines} total={{ label: "Total dû", amount: total }} />
      )}
      {kept > 0 ? <p>Gardé pour la famille&nbsp;: {formatEuros(kept)}.</p> : null}
      {owed.some(({ underWay }) => underWay) ? (
        <Alert as="h3" kind="warning" title="Un paiement en ligne est en cours">
          <p>
            La famille a commencé à payer en ligne. Avant d’encaisser, demandez son résultat à PayFiP, en bas de cette
            page.
          </p>
        </Alert>
      ) : null}
    </>
  );
}
