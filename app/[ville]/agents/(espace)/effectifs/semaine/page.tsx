import { HeadcountWeekPage } from "@/components/backoffice/HeadcountWeekPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import type { Query } from "../../query";
import { headcountAsked } from "../headcount-query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const asked = await headcountAsked(searchParams);
  const view = await read((api) => api.backoffice.headcount.week(asked), "/agents/effectifs/semaine");
  return (
    <AgentPage
      above={[{ href: `${base}/agents/effectifs`, label: "Effectifs" }]}
      section="effectifs"
      title="Effectifs de la semaine"
    >
      <HeadcountWeekPage base={base} view={view} />
    </AgentPage>
  );
}
