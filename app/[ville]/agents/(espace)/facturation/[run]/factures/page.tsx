import { DraftsPage } from "@/components/billing/DraftsPage";
import { read } from "@/server/api/caller";
import { draftsSchema } from "@/server/billing/schemas";
import { formatMonth, formatOfMonth } from "@/server/platform/dates";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";

interface Props {
  readonly params: Promise<{ run: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { run: runId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/facturation/${runId}/factures`;
  const run = await read((api) => api.billing.runs.run({ runId }), here);
  const only = draftsSchema.shape.only.safeParse(await oneOf(searchParams, "controle")).data;
  const q = (await oneOf(searchParams, "q")) ?? "";
  const page = (await oneOf(searchParams, "page")) ?? "1";
  const list = await read((api) => api.billing.runs.drafts({ runId, only, q, page }), here);
  const above = [
    { href: `${base}/agents/facturation`, label: "Facturation" },
    { href: `${base}/agents/facturation/${runId}`, label: formatMonth(run.first) },
  ];
  return (
    <AgentPage above={above} section="facturation" title={`Factures ${formatOfMonth(run.first)}`}>
      <DraftsPage base={base} list={list} only={only} q={q} run={run} />
    </AgentPage>
  );
}
