import { invoiceTitle } from "@/components/billing/invoice-title";
import { StaffInvoicePage } from "@/components/billing/StaffInvoicePage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { holdDraft, recomputeDraft, releaseDraft } from "../../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: invoiceId } = await params;
  const { base, rights } = await agentSpace();
  const { invoice, previous } = await read(
    (api) => api.billing.invoices.invoice({ invoiceId }),
    `/agents/facturation/factures/${invoiceId}`,
  );
  const above = [{ href: `${base}/agents/facturation`, label: "Facturation" }];
  return (
    <AgentPage above={above} section="facturation" title={`${invoiceTitle(invoice)}, ${invoice.debtorName}`}>
      <StaffInvoicePage
        actions={{ hold: holdDraft, release: releaseDraft, recompute: recomputeDraft }}
        base={base}
        invoice={invoice}
        mayReadFamilies={rights.includes("familles.lire")}
        previous={previous}
      />
    </AgentPage>
  );
}
