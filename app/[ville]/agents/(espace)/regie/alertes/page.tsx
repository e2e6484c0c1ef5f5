import { AlertsPage } from "@/components/counter/AlertsPage";
import { TillNav } from "@/components/counter/TillNav";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { closeAlert } from "../actions";

const DONE = { regle: "C’est noté. L’alerte est avec celles qui sont réglées." };

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const page = await oneOf(searchParams, "page");
  const list = await read((api) => api.payments.counter.alerts({ page }), "/agents/regie/alertes");
  return (
    <AgentPage above={[{ href: `${base}/agents/regie`, label: "Régie" }]} section="regie" title="Paiements à regarder">
      <TillNav base={base} current="/alertes" />
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <AlertsPage action={closeAlert} base={base} list={list} />
    </AgentPage>
  );
}
