import { TrialPage } from "@/components/counter/TrialPage";
import { read } from "@/server/api/caller";
import { trialWords } from "@/server/payments/domain/trial.fr";
import { AgentPage } from "../../../../AgentPage";
import { agentSpace } from "../../../../agent-space";

/** Where a trial payment is; PayFiP is asked at each load. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: operationId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/parametres/regies/essai/${operationId}`;
  const view = await read((api) => api.payments.trial.check({ operationId }), here);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/parametres/regies`, label: "Régies et paiement en ligne" }]}
      section="parametres"
      title={trialWords(view).title}
    >
      <TrialPage base={base} view={view} />
    </AgentPage>
  );
}
