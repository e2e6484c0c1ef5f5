import { CounterThirdPartyPage } from "@/components/counter/CounterThirdPartyPage";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { record, refund } from "../../actions";

const DONE = { rembourse: "Le remboursement est enregistré. Transmettez la demande de virement au comptable public." };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: thirdPartyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/regie/tiers/${thirdPartyId}`;
  const page = await oneOf(searchParams, "page");
  const party = await read((api) => api.payments.counter.thirdParty({ thirdPartyId, page }), here);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/regie`, label: "Régie" }]}
      section="regie"
      title={`Encaisser\u00a0: ${party.name}`}
    >
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <CounterThirdPartyPage actions={{ record, refund }} base={base} party={party} />
    </AgentPage>
  );
}
