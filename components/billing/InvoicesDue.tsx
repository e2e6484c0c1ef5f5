import type { FamilyInvoice } from "@/server/billing/domain/family-account";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros, sumCents } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";

/** What is left to pay, among what waits for the family. */
export function InvoicesDue({ base, invoices }: { base: string; invoices: readonly FamilyInvoice[] }) {
  const late = invoices.some(({ standing }) => standing === "late");
  const total = formatEuros(sumCents(invoices.map(({ open }) => open)));
  return (
    <Alert
      as="h3"
      kind={late ? "warning" : "info"}
      title={
        invoices.length === 1
          ? `Une facture à payer\u00a0: ${total}`
          : `${invoices.length}\u00a0factures à payer\u00a0: ${total}`
      }
    >
      <ul>
        {invoices.map(({ id, first, open, dueDay, standing }) => (
          <li key={id}>
            <a href={`${base}/famille/factures/${id}`}>{formatMonth(first)}</a>, {formatEuros(open)}
            {dueDay ? `, au plus tard le ${formatDayWithYear(dueDay)}` : ""}
            {standing === "late" ? " (en retard)" : ""}
          </li>
        ))}
      </ul>
      <p>
        <a href={`${base}/famille/factures`}>Voir et payer mes factures</a>
      </p>
    </Alert>
  );
}
