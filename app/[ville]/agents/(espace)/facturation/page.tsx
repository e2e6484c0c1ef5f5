import { RunsPage } from "@/components/billing/RunsPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { startRun } from "./actions";

export default async function Page() {
  const { base, zone } = await agentSpace();
  const view = await read((api) => api.billing.runs.overview(), "/agents/facturation");
  return (
    <AgentPage section="facturation" title="Facturation">
      <RunsPage base={base} start={startRun} view={view} zone={zone} />
    </AgentPage>
  );
}
