import { creditKey } from "@/server/billing/domain/credit";
import type { CreditForm as CreditFormView } from "@/server/billing/domain/credit-form";
import { formatDay } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { agreedEuros, formatEuros } from "@/server/platform/money";
import type { FormAction } from "../forms/form-state";
import { CreditForm } from "./CreditForm";

interface CreditPageProps {
  readonly base: string;
  readonly view: CreditFormView;
  readonly action: FormAction;
}

/** What can still be given back of an invoice. */
export function CreditPage({ base, view, action }: CreditPageProps) {
  const { invoice, lines, left } = view;
  const href = `${base}/agents/facturation/factures/${invoice.id}`;
  const options = lines.flatMap((line) =>
    line.days.map((day) => ({
      value: creditKey(line.position, day),
      label: `${line.childName}, ${formatDay(day)}\u00a0: ${line.label}, ${formatEuros(line.unit)}`,
    })),
  );
  return (
    <>
      <p>
        Facture <a href={href}>{invoice.reference}</a> {elide("de", invoice.debtorName)}, {formatEuros(invoice.total)},
        dont {agreedEuros(invoice.open, "reste à payer", "restent à payer")}. Ce que l’avoir rend est d’abord déduit de
        ce qui est dû. Le reste est gardé pour la prochaine facture.
      </p>
      {options.length === 0 ? (
        <p>Tout ce que cette facture demandait a déjà été rendu.</p>
      ) : (
        <CreditForm action={action} base={base} days={options} invoiceId={invoice.id} left={formatEuros(left)} />
      )}
      <p>
        <a href={href}>Revenir à la facture sans rien changer</a>
      </p>
    </>
  );
}
