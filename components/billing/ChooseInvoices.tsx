import type { FamilyInvoice } from "@/server/billing/domain/family-account";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { PayAtCounter } from "../payments/PayAtCounter";

/** Tells a choice without any invoice from the address that asks for all that is owed. */
const CHOICE = "choix";

/** Where a choice without any invoice leads: "Cochez au moins une facture" is said there. */
export function nothingChosenHref(base: string): string {
  return `${base}/famille/factures?${CHOICE}=vide#payer`;
}

interface ChooseInvoicesProps {
  readonly base: string;
  /** Of one régie: only these are paid together. */
  readonly invoices: readonly FamilyInvoice[];
  /** False where the régie takes no payment online: they are told, and there is no button. */
  readonly online: boolean;
}

/** The invoices to pay together: a plain GET form, whose answer is the recap of the payment. All are ticked at first. */
export function ChooseInvoices({ base, invoices, online }: ChooseInvoicesProps) {
  const [first] = invoices;
  if (!first) return null;
  if (!online) return <AtTheCounter base={base} invoices={invoices} regieName={first.regieName} />;
  return (
    <form action={`${base}/famille/factures/payer`} className="preau-invoice__choice" method="get">
      <input name={CHOICE} type="hidden" value="1" />
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
                  {dueDay ? `, à payer au plus tard le ${formatDayWithYear(dueDay)}` : ""}
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

function AtTheCounter({ base, invoices, regieName }: Omit<ChooseInvoicesProps, "online"> & { regieName: string }) {
  return (
    <>
      <h3>{regieName}</h3>
      <ul>
        {invoices.map(({ id, reference, first: month, open }) => (
          <li key={id}>
            {formatMonth(month)}&nbsp;: {formatEuros(open)} (facture {reference})
          </li>
        ))}
      </ul>
      <PayAtCounter base={base} />
    </>
  );
}
