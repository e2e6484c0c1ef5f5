import { CounterFamilyPage } from "@/components/counter/CounterFamilyPage";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { ask, record, refund } from "../../actions";

const DONE = {
  rembourse: "Le remboursement est enregistré. Transmettez la demande de virement au comptable public.",
  demande: "PayFiP a été interrogé. Ce qu’il répond est en bas de cette page.",
};

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: familyId } = await params;
  const { base } = await agentSpace();
  const page = await oneOf(searchParams, "page");
  const here = `/agents/regie/familles/${familyId}`;
  const family = await read((api) => api.payments.counter.family({ familyId, page }), here);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/regie`, label: "Régie" }]}
      section="regie"
      title={`Encaisser\u00a0: n°\u00a0${family.number}, ${family.name}`}
    >
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <CounterFamilyPage actions={{ ask, record, refund }} base={base} family={family} />
    </AgentPage>
  );
}
