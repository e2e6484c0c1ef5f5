import { ActivitiesPage } from "@/components/places/ActivitiesPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";

export default async function Page() {
  const { base } = await agentSpace();
  const activities = await read((api) => api.booking.places.activities(), "/agents/activites");
  return (
    <AgentPage section="activites" title="Activités">
      <ActivitiesPage activities={activities} base={base} />
    </AgentPage>
  );
}
