import { ActsPage } from "@/components/backoffice/ActsPage";
import { read } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { actsFilters } from "@/server/backoffice/schemas";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import type { Query } from "../../../query";

export default async function Page(props: { params: Promise<{ id: string }>; searchParams: Query }) {
  const { id: familyId } = await props.params;
  const { base, zone } = await agentSpace();
  const { filters } = await readFilters(actsFilters, await props.searchParams);
  const here = `/agents/familles/${familyId}`;
  const dossier = await read((api) => api.backoffice.families.dossier({ familyId }), here);
  const view = await read(
    (api) => api.backoffice.families.acts({ familyId, kind: filters?.genre, page: filters?.page }),
    `${here}/historique`,
  );
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/familles`, label: "Familles" },
        { href: base + here, label: `Dossier n°\u00a0${dossier.number}` },
      ]}
      section="familles"
      title={`Historique du dossier n°\u00a0${dossier.number}, ${dossier.name}`}
    >
      <p>Ce qui s’est passé dans ce dossier, du plus récent au plus ancien.</p>
      <ActsPage here={`${base}${here}/historique`} kind={filters?.genre} view={view} zone={zone} />
    </AgentPage>
  );
}
