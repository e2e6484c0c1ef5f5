import { AgentsPage } from "@/components/backoffice/AgentsPage";
import { DoneMessage } from "@/components/families/DoneMessage";
import { SettingsNav } from "@/components/settings/SettingsNav";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { resetSecondFactor } from "./actions";

const DONE = {
  facteur:
    "Le second facteur est retiré et les connexions de cet agent sont fermées. Il en installera un autre à la prochaine.",
};

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, zone } = await agentSpace();
  const view = await read((api) => api.backoffice.agents.list(), "/agents/parametres/agents");
  return (
    <AgentPage section="parametres" title="Agents et rôles">
      <SettingsNav base={base} current="/agents" />
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <AgentsPage reset={resetSecondFactor} view={view} zone={zone} />
    </AgentPage>
  );
}
