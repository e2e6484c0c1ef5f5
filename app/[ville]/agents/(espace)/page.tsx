import { redirect } from "next/navigation";
import { agentMenu } from "@/components/backoffice/agent-menu";
import { QueuePage } from "@/components/backoffice/QueuePage";
import { read } from "@/server/api/caller";
import { AgentPage } from "./AgentPage";
import { assignItem, releaseItem } from "./actions";
import { agentSpace } from "./agent-space";
import { filterOf, oneOf, type Query } from "./query";

/** The queue is the staff's home; an agent who decides nothing goes to the first page of their rights. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, rights, zone } = await agentSpace();
  const menu = agentMenu(base, rights, "file");
  const home = `${base}/agents`;
  if (!menu.some(({ href }) => href === home)) {
    const [first] = menu;
    if (first) redirect(first.href);
    return (
      <AgentPage title="Espace des agents">
        <p>Votre compte n’a encore aucun droit. Demandez à l’administrateur de votre ville de vous donner un rôle.</p>
      </AgentPage>
    );
  }
  const filter = await filterOf(searchParams);
  const apres = await oneOf(searchParams, "apres");
  const queue = await read(
    (api) => api.backoffice.queue.list({ genre: filter.kind, qui: filter.owner, apres }),
    "/agents",
  );
  return (
    <AgentPage section="file" title="À traiter">
      <QueuePage assign={assignItem} base={base} filter={filter} queue={queue} release={releaseItem} zone={zone} />
    </AgentPage>
  );
}
