import { QueueOrderPage } from "@/components/places/QueueOrderPage";
import { queueOrderHref } from "@/components/places/queue-order-links";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { saveQueueOrder } from "./actions";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.places.queue.view({ code }), queueOrderHref("", code));
  return (
    <AgentPage
      above={[{ href: `${base}/agents/activites`, label: "Activités" }]}
      section="activites"
      title={`Listes d’attente\u00a0: ${view.activity.name}`}
    >
      <QueueOrderPage action={saveQueueOrder} base={base} done={await oneOf(searchParams, "fait")} view={view} />
    </AgentPage>
  );
}
