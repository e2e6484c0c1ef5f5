import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import type { FamilyPayments } from "@/server/payments/domain/payment-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { PendingPayments } from "./PendingPayments";

/** What the family has paid, each with its receipt, and what is being verified. */
export function FamilyPaymentsPage({ base, view }: { base: string; view: FamilyPayments }) {
  const { payments, pending } = view;
  return (
    <>
      <PendingPayments base={base} pending={pending} />
      {payments.length === 0 ? (
        <p>Aucun paiement n’est encore enregistré.</p>
      ) : (
        <DataTable
          caption="Paiements, les plus récents d’abord"
          columns={[
            { key: "receipt", label: "Reçu" },
            { key: "means", label: "Moyen" },
            { key: "amount", label: "Montant", numeric: true },
          ]}
          hideCaption
          rows={payments.map(({ paymentId, reference, day, means, amount, undone }) => ({
            key: paymentId,
            cells: [
              <span key="receipt">
                <a href={`${base}/famille/paiements/recus/${paymentId}`}>{formatDayWithYear(day)}</a>
                <span className="preau-queue__what">
                  Reçu {reference}
                  {undone ? ", annulé" : ""}
                </span>
              </span>,
              [...new Set(means.map((one) => MEANS_NAMES[one]))].join(", "),
              formatEuros(amount),
            ],
          }))}
          stacked
        />
      )}
      <p>
        <a href={`${base}/famille/factures`}>Mes factures</a>
      </p>
    </>
  );
}
