import { ThirdPartyPage } from "@/components/settings/ThirdPartyPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { changeThirdParty, removeThirdParty } from "../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: thirdPartyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/parametres/tiers/${thirdPartyId}`;
  const party = await read((api) => api.billing.setup.thirdParty({ thirdPartyId }), here);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/parametres/tiers`, label: "Tiers payeurs" }]}
      section="parametres"
      title={`Modifier ${party.name}`}
    >
      <ThirdPartyPage actions={{ change: changeThirdParty, remove: removeThirdParty }} base={base} party={party} />
    </AgentPage>
  );
}
