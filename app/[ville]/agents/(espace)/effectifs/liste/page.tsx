import { AttendeesPage } from "@/components/backoffice/AttendeesPage";
import { headcountQuery } from "@/components/backoffice/HeadcountNav";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { formatDayWithYear } from "@/server/platform/dates";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { headcountAsked } from "../headcount-query";
import { openAllergies } from "./actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const { day, activityId } = await headcountAsked(searchParams);
  if (!day) return nowhere();
  const schoolId = await oneOf(searchParams, "ecole");
  const view = await read(
    (api) => api.backoffice.headcount.attendees({ day, activityId, schoolId }),
    "/agents/effectifs",
  );
  return (
    <AgentPage
      above={[{ href: `${base}/agents/effectifs${headcountQuery(day, view.activity.id)}`, label: "Effectifs" }]}
      section="effectifs"
      title={`${view.activity.name}\u00a0: enfants attendus le ${formatDayWithYear(day)}`}
    >
      <AttendeesPage openAllergies={openAllergies} view={view} />
    </AgentPage>
  );
}
