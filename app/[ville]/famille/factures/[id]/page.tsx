import { FamilyInvoicePage } from "@/components/billing/FamilyInvoicePage";
import { invoiceTitle } from "@/components/billing/invoice-title";
import { PayAtCounter } from "@/components/payments/PayAtCounter";
import { PendingPayments, pendingOf } from "@/components/payments/PendingPayments";
import { readTogether } from "@/server/api/caller";
import { offlineInvoices } from "@/server/payments/domain/payment-view";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { cityToday } from "../../today";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: invoiceId } = await params;
  const { base, family } = await familyShell();
  const mayPay = family.rights.includes("pay");
  const { invoice, parts, pending, recap } = await readTogether(
    async (api) => ({
      invoice: await api.billing.family.invoice({ invoiceId }),
      parts: await api.billing.family.parts(),
      pending: await api.payments.family.pending(),
      recap: mayPay ? await api.payments.family.recap({ invoices: [] }) : undefined,
    }),
    `/famille/factures/${invoiceId}`,
  );
  const underWay = pendingOf(pending, invoiceId);
  const above = [{ href: `${base}/famille/factures`, label: "Mes factures" }];
  return (
    <FamilyPage above={above} section="factures" title={invoiceTitle(invoice)}>
      <FamilyInvoicePage
        base={base}
        invoice={invoice}
        parts={parts}
        pay={
          underWay ? (
            <PendingPayments base={base} pending={[underWay]} />
          ) : mayPay && offlineInvoices(recap).includes(invoiceId) ? (
            <PayAtCounter base={base} />
          ) : mayPay ? (
            <p>
              <a className="fr-btn" href={`${base}/famille/factures/payer?facture=${invoice.id}`}>
                Payer en ligne
              </a>
            </p>
          ) : null
        }
        today={await cityToday()}
      />
    </FamilyPage>
  );
}
