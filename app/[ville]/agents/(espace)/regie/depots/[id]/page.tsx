import { DepositSlipPage } from "@/components/counter/DepositSlipPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: depositId } = await params;
  const { base } = await agentSpace();
  const slip = await read((api) => api.payments.counter.deposit({ depositId }), `/agents/regie/depots/${depositId}`);
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/regie`, label: "Régie" },
        { href: `${base}/agents/regie/depots`, label: "Versements" },
      ]}
      section="regie"
      title={`Versement ${slip.reference}`}
    >
      <DepositSlipPage slip={slip} />
    </AgentPage>
  );
}
