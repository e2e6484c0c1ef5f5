import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { formatMonth, formatOfMonth, type LocalDate } from "@/server/platform/dates";
import { type Cents, cents, formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";

export interface PreviousView {
  readonly id: string;
  readonly reference: string;
  readonly first: LocalDate;
  readonly total: Cents;
  readonly lines: readonly {
    readonly childName: string;
    readonly label: string;
    readonly quantity: number;
    readonly amount: Cents;
  }[];
}

interface PreviousInvoiceProps {
  readonly invoice: InvoiceView;
  readonly previous: PreviousView;
  readonly hrefOf: (id: string) => string;
}

/** This invoice beside the last one of the same family: what is usual is seen at a glance. */
export function PreviousInvoice({ invoice, previous, hrefOf }: PreviousInvoiceProps) {
  const difference = cents(invoice.total - previous.total);
  const keyOf = (line: { childName: string; label: string }) => `${line.childName}, ${line.label}`;
  const now = totals(invoice.lines.map((line) => ({ key: keyOf(line), quantity: line.quantity, amount: line.amount })));
  const before = totals(previous.lines.map((line) => ({ key: keyOf(line), ...line })));
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  return (
    <Disclosure
      summary={`Comparer à ${formatMonth(previous.first)}\u00a0: ${difference >= 0 ? "+\u00a0" : ""}${formatEuros(difference)}`}
    >
      <DataTable
        caption={`Cette facture et celle ${formatOfMonth(previous.first)}`}
        columns={[
          { key: "what", label: "Ligne" },
          { key: "before", label: formatMonth(previous.first), numeric: true },
          { key: "now", label: formatMonth(invoice.first), numeric: true },
        ]}
        hideCaption
        rows={[
          ...keys.map((key) => ({ key, cells: [key, cellOf(before.get(key)), cellOf(now.get(key))] })),
          {
            key: "total",
            cells: ["Total", formatEuros(previous.total), <strong key="now">{formatEuros(invoice.total)}</strong>],
          },
        ]}
      />
      <p>
        <a href={hrefOf(previous.id)}>Voir la facture {previous.reference}</a>
      </p>
    </Disclosure>
  );
}

interface Counted {
  readonly quantity: number;
  readonly amount: Cents;
}

function totals(lines: readonly (Counted & { readonly key: string })[]): Map<string, Counted> {
  const summed = new Map<string, Counted>();
  for (const { key, quantity, amount } of lines) {
    const known = summed.get(key) ?? { quantity: 0, amount: cents(0) };
    summed.set(key, { quantity: known.quantity + quantity, amount: cents(known.amount + amount) });
  }
  return summed;
}

function cellOf(counted: Counted | undefined): string {
  return counted ? `${counted.quantity}\u00a0: ${formatEuros(counted.amount)}` : "–";
}
