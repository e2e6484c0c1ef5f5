import type { FamilyInvoice } from "@/server/billing/domain/family-account";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";

interface ChooseInvoicesProps {
  readonly base: string;
  /** Of one régie: only these are paid together. */
  readonly invoices: readonly FamilyInvoice[];
}

/** The invoices to pay together: a plain GET form, whose answer is the recap of the payment. All are ticked at first. */
export function ChooseInvoices({ base, invoices }: ChooseInvoicesProps) {
  const [first] = invoices;
  if (!first) return null;
  return (
    <form action={`${base}/famille/factures/payer`} className="preau-invoice__choice" method="get">
      <fieldset className="fr-fieldset">
        <legend className="fr-fieldset__legend">{first.regieName}</legend>
        {invoices.map(({ id, reference, first: month, open, dueDay, standing }) => (
          <div className="fr-fieldset__element" key={id}>
            <div className="fr-checkbox-group">
              <input defaultChecked id={`facture-${id}`} name="facture" type="checkbox" value={id} />
              <label className="fr-label" htmlFor={`facture-${id}`}>
                {formatMonth(month)}&nbsp;: {formatEuros(open)}
                <span className="fr-hint-text">
                  Facture {reference}
                  {dueDay ? `, à payer avant le ${formatDayWithYear(dueDay)}` : ""}
                  {standing === "late" ? ", en retard" : ""}
                </span>
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <button className="fr-btn" type="submit">
        Payer en ligne
      </button>
    </form>
  );
}
