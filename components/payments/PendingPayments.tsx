import type { PendingLine } from "@/server/payments/domain/payment-view";
import { pendingSentence } from "@/server/payments/domain/pending.fr";
import { formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";

interface PendingPaymentsProps {
  readonly base: string;
  readonly pending: readonly PendingLine[];
}

/** The payments online whose outcome is not known, wherever one could pay the same again: what they are for, and where they are. */
export function PendingPayments({ base, pending }: PendingPaymentsProps) {
  return pending.map((line) => (
    <Alert as="p" key={line.operationId} kind="warning">
      <p>
        {pendingSentence(line)} Pour{" "}
        {line.invoices.map(({ reference, month }) => `${formatMonth(month)} (facture ${reference})`).join(", ")}
        &nbsp;: {formatEuros(line.amount)}.{line.state === "abandoned" ? "" : " Ne payez pas une deuxième fois."}{" "}
        <a href={`${base}/famille/paiements/${line.operationId}`}>Voir où en est ce paiement</a>
      </p>
    </Alert>
  ));
}

/** The payment under way that an invoice is in, if any. */
export function pendingOf(pending: readonly PendingLine[], invoiceId: string): PendingLine | undefined {
  return pending.find(({ invoices }) => invoices.some(({ id }) => id === invoiceId));
}
