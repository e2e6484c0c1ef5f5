import type { DepositSlip } from "@/server/payments/domain/counter-view";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros, sumCents } from "@/server/platform/money";
import { PrintButton } from "../backoffice/PrintButton";
import { DataTable } from "../dsfr/DataTable";
import { ActivitySums } from "./ActivitySums";

/** The slip of a deposit, to print and sign. */
export function DepositSlipPage({ slip }: { slip: DepositSlip }) {
  const { reference, day, regieName, regisseur, closedBy, total, note, parts, activities } = slip;
  return (
    <>
      <p>
        {regieName}
        {regisseur === "" ? "" : `, régisseur\u00a0: ${regisseur}`}. Clos le {formatDayWithYear(day)} par {closedBy}.
      </p>
      {note === "" ? null : <p>Remarque&nbsp;: {note}</p>}
      <p>
        Total versé&nbsp;: <strong>{formatEuros(total)}</strong>
      </p>
      {[...Map.groupBy(parts, ({ means }) => means)].map(([means, ofMeans]) => (
        <DataTable
          caption={`${MEANS_NAMES[means]}\u00a0: ${formatEuros(sumCents(ofMeans.map(({ amount }) => amount)))}`}
          columns={[
            { key: "receipt", label: "Reçu, et de qui" },
            { key: "day", label: "Jour" },
            { key: "reference", label: "Référence" },
            { key: "amount", label: "Montant", numeric: true },
          ]}
          key={means}
          rows={ofMeans.map((part, index) => ({
            key: `${part.receipt} ${index}`,
            cells: [
              <span key="receipt">
                {part.receipt}
                <span className="preau-queue__what">{part.from}</span>
              </span>,
              formatDayWithYear(part.day),
              part.reference,
              formatEuros(part.amount),
            ],
          }))}
        />
      ))}
      <ActivitySums caption="Versé, par activité" sums={activities} />
      <p>Bordereau {reference}. Signature du régisseur&nbsp;:</p>
      <div className="preau-actions">
        <PrintButton />
      </div>
    </>
  );
}
