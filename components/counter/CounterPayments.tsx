import type { CounterPayer } from "@/server/payments/domain/counter-view";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Pages } from "../dsfr/Pages";

interface CounterPaymentsProps {
  readonly base: string;
  /** The page that shows them. */
  readonly here: string;
  readonly of: Pick<CounterPayer, "payments" | "page" | "pages">;
}

/** The payments of a family or of a third party, each with its receipt. */
export function CounterPayments({ base, here, of: { payments, page, pages } }: CounterPaymentsProps) {
  return (
    <>
      <h2 id="paiements">Paiements enregistrés</h2>
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
      <Pages
        href={(other) => `${here}?page=${other}#paiements`}
        label="Pages des paiements"
        page={page}
        pages={pages}
      />
    </>
  );
}
