import { StaffDossierPage } from "@/components/backoffice/StaffDossierPage";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { dossierSchema } from "@/server/backoffice/schemas";
import { AgentPage } from "../../AgentPage";
import { agentSpace, agentToday } from "../../agent-space";
import { oneOf, type Query } from "../../query";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id: familyId } = await params;
  const { base, zone, rights } = await agentSpace();
  const asked = dossierSchema.safeParse({ familyId, month: await oneOf(searchParams, "mois") });
  if (!asked.success) return nowhere();
  const dossier = await read((api) => api.backoffice.families.dossier(asked.data), `/agents/familles/${familyId}`);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/familles`, label: "Familles" }]}
      section="familles"
      title={`Dossier n°\u00a0${dossier.number}, ${dossier.name}`}
    >
      <StaffDossierPage
        base={base}
        done={await oneOf(searchParams, "fait")}
        dossier={dossier}
        mayBill={rights.includes("facturation.gerer")}
        mayHandleDocuments={rights.includes("documents.traiter")}
        today={await agentToday()}
        zone={zone}
      />
    </AgentPage>
  );
}
