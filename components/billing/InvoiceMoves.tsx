import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";

const KINDS = {
  invoice: "Facture",
  credit_note: "Avoir",
  payment: "Paiement",
  reversal: "Paiement annulé",
  allocation: "Crédit utilisé",
  refund: "Remboursement",
  deposit: "Versement",
} as const satisfies Record<InvoiceView["moves"][number]["kind"], string>;

/** What came after the issue: payments, credit notes, credit used; then what is left to pay. */
export function InvoiceMoves({ invoice }: { invoice: Pick<InvoiceView, "moves" | "total" | "open"> }) {
  const { moves, total, open } = invoice;
  if (moves.length === 0) return null;
  return (
    <DataTable
      caption="Ce qui a été payé ou rendu"
      columns={[
        { key: "day", label: "Jour" },
        { key: "what", label: "Quoi" },
        { key: "amount", label: "Montant", numeric: true },
      ]}
      rows={[
        { key: "total", cells: ["", "Montant de la facture", formatEuros(total)] },
        ...moves.map(({ day, kind, label, amount }, index) => ({
          key: `${day} ${index}`,
          cells: [formatDayWithYear(day), label || KINDS[kind], formatEuros(amount)],
        })),
        {
          key: "open",
          cells: ["", <strong key="label">Reste à payer</strong>, <strong key="open">{formatEuros(open)}</strong>],
        },
      ]}
    />
  );
}
