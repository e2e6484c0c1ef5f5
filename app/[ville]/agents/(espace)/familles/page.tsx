import { SearchForm } from "@/components/backoffice/SearchForm";
import { SearchResults } from "@/components/backoffice/SearchResults";
import { read } from "@/server/api/caller";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const q = (await oneOf(searchParams, "q")) ?? "";
  const page = (await oneOf(searchParams, "page")) ?? "1";
  const found = await read((api) => api.backoffice.families.search({ q, page }), "/agents/familles");
  return (
    <AgentPage section="familles" title={q ? `Familles\u00a0: recherche «\u00a0${q}\u00a0»` : "Familles"}>
      <SearchForm base={base} q={q} />
      {q ? <SearchResults base={base} found={found} q={q} /> : null}
    </AgentPage>
  );
}
