import { RunsPage } from "@/components/billing/RunsPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";
import { startRun } from "./actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, zone } = await agentSpace();
  const page = await oneOf(searchParams, "page");
  const view = await read((api) => api.billing.runs.overview({ page }), "/agents/facturation");
  return (
    <AgentPage section="facturation" title="Facturation">
      <RunsPage base={base} start={startRun} view={view} zone={zone} />
    </AgentPage>
  );
}
