import type { RecordedPayment } from "@/server/payments/domain/counter-view";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";

/** The last payments of a family or of a third party, each with its receipt. */
export function CounterPayments({ base, payments }: { base: string; payments: readonly RecordedPayment[] }) {
  return (
    <>
      <h2>Paiements enregistrés</h2>
      {payments.length === 0 ? (
        <p>Aucun paiement.</p>
      ) : (
        <DataTable
          caption="Paiements, les plus récents d’abord"
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
    </>
  );
}
