import { OpeningsPage } from "@/components/openings/OpeningsPage";
import { openingsHref } from "@/components/openings/openings-links";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.openings.list({ code }), openingsHref("", code));
  return (
    <AgentPage
      above={[{ href: `${base}/agents/activites`, label: "Activités" }]}
      section="activites"
      title={`Ouvertures\u00a0: ${view.activity.name}`}
    >
      <OpeningsPage base={base} done={await oneOf(searchParams, "fait")} view={view} />
    </AgentPage>
  );
}
