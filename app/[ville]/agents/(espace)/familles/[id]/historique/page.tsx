import { HistoryList } from "@/components/families/HistoryList";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: familyId } = await params;
  const { base, zone } = await agentSpace();
  const here = `/agents/familles/${familyId}`;
  const dossier = await read((api) => api.backoffice.families.dossier({ familyId }), here);
  const lines = await read((api) => api.families.staff.history({ familyId }), here);
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/familles`, label: "Familles" },
        { href: base + here, label: `Dossier n°\u00a0${dossier.number}` },
      ]}
      section="familles"
      title={`Historique du dossier n°\u00a0${dossier.number}, ${dossier.name}`}
    >
      <p>Ce qui a changé, du plus récent au plus ancien, avec la valeur d’avant.</p>
      <HistoryList lines={lines} zone={zone} />
    </AgentPage>
  );
}
