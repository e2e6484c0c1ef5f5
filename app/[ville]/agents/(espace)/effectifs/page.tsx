import { HeadcountDayPage } from "@/components/backoffice/HeadcountDayPage";
import { read } from "@/server/api/caller";
import { formatDayWithYear } from "@/server/platform/dates";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import type { Query } from "../query";
import { headcountAsked } from "./headcount-query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const asked = await headcountAsked(searchParams);
  const view = await read((api) => api.backoffice.headcount.day(asked), "/agents/effectifs");
  return (
    <AgentPage section="effectifs" title={`Effectifs du ${formatDayWithYear(view.day)}`}>
      <HeadcountDayPage base={base} view={view} />
    </AgentPage>
  );
}
