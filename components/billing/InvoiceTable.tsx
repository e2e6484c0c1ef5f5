import type { InvoiceLineView, InvoiceList } from "@/server/billing/domain/run-view";
import { CHECK_WORDS } from "@/server/billing/domain/words.fr";
import { formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Pages } from "../dsfr/Pages";

interface InvoiceTableProps {
  readonly base: string;
  readonly list: InvoiceList;
  readonly caption: string;
  /** Address of another page of the list. */
  readonly pageHref: (page: number) => string;
}

/** Invoices in a list: who, how much, what was noticed; thirty a page. */
export function InvoiceTable({ base, list, caption, pageHref }: InvoiceTableProps) {
  const { invoices, page, pages } = list;
  return (
    <>
      <DataTable
        caption={caption}
        columns={[
          { key: "who", label: "Facture" },
          { key: "state", label: "État" },
          { key: "total", label: "Montant", numeric: true },
        ]}
        hideCaption
        rows={invoices.map((invoice) => ({
          key: invoice.id,
          cells: [
            <span key="who">
              <a href={`${base}/agents/facturation/factures/${invoice.id}`}>
                {invoice.name}
                {invoice.familyNumber === null ? "" : ` (${invoice.familyNumber})`}
              </a>
              <span className="preau-queue__what">
                {invoice.reference ? `${invoice.reference}, ` : ""}
                {formatMonth(invoice.first)}
              </span>
            </span>,
            <span key="state">{stateOf(invoice)}</span>,
            formatEuros(invoice.total),
          ],
        }))}
      />
      <Pages href={pageHref} label="Pages de la liste" page={page} pages={pages} />
    </>
  );
}

function stateOf({ status, checks, open, total }: InvoiceLineView): string {
  if (status === "issued") {
    if (total < 0) return "Avoir émis";
    return open === 0 ? "Émise, réglée" : `Émise, reste ${open === null ? "" : formatEuros(open)}`;
  }
  const remarks = checks.map((check) => CHECK_WORDS[check].name).join(", ");
  return [status === "held" ? "Retenue" : "", remarks].filter((part) => part !== "").join(" – ") || "Sans remarque";
}
