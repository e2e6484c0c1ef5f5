import { PlacesMonthPage } from "@/components/places/PlacesMonthPage";
import { placesHref } from "@/components/places/places-links";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { placesMonthSchema } from "@/server/booking/places-schemas";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { base } = await agentSpace();
  const asked = placesMonthSchema.safeParse({
    code: (await params).code,
    schoolId: await oneOf(searchParams, "ecole"),
    month: await oneOf(searchParams, "mois"),
  });
  if (!asked.success) return nowhere();
  const view = await read((api) => api.booking.places.month(asked.data), placesHref("", asked.data.code));
  return (
    <AgentPage
      above={[{ href: `${base}/agents/activites`, label: "Activités" }]}
      section="activites"
      title={`Places\u00a0: ${view.activity.name}`}
    >
      <PlacesMonthPage base={base} divided={(await oneOf(searchParams, "suite")) === "reparti"} view={view} />
    </AgentPage>
  );
}
