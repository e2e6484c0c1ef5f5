import { CreditPage } from "@/components/billing/CreditPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../../AgentPage";
import { agentSpace } from "../../../../agent-space";
import { giveCredit } from "../../../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: invoiceId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/facturation/factures/${invoiceId}/avoir`;
  const view = await read((api) => api.billing.invoices.creditForm({ invoiceId }), here);
  const above = [
    { href: `${base}/agents/facturation`, label: "Facturation" },
    { href: `${base}/agents/facturation/factures/${invoiceId}`, label: `Facture ${view.invoice.reference}` },
  ];
  return (
    <AgentPage above={above} section="facturation" title={`Avoir sur la facture ${view.invoice.reference}`}>
      <CreditPage action={giveCredit} base={base} view={view} />
    </AgentPage>
  );
}
