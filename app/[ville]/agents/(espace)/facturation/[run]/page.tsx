import { RunPage } from "@/components/billing/RunPage";
import { read } from "@/server/api/caller";
import { formatOfMonth } from "@/server/platform/dates";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { abandonRun, issueRun, recomputeRun } from "../actions";

export default async function Page({ params }: { params: Promise<{ run: string }> }) {
  const { run: runId } = await params;
  const { base, zone } = await agentSpace();
  const run = await read((api) => api.billing.runs.run({ runId }), `/agents/facturation/${runId}`);
  const above = [{ href: `${base}/agents/facturation`, label: "Facturation" }];
  return (
    <AgentPage above={above} section="facturation" title={`Facturation ${formatOfMonth(run.first)}, ${run.regieName}`}>
      <RunPage
        actions={{ recompute: recomputeRun, abandon: abandonRun, issue: issueRun }}
        base={base}
        run={run}
        zone={zone}
      />
    </AgentPage>
  );
}
