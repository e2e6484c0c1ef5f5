import { OpenHealthForm } from "@/components/backoffice/OpenHealthForm";
import { HealthText } from "@/components/families/HealthText";
import { read } from "@/server/api/caller";
import { elide } from "@/server/platform/elision";
import { AgentPage } from "../../../../AgentPage";
import { agentSpace } from "../../../../agent-space";
import { openHealth } from "./actions";

export default async function Page({ params }: { params: Promise<{ id: string; enfant: string }> }) {
  const { id: familyId, enfant: childId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}`;
  const { child, family, sheet } = await read((api) => api.backoffice.families.health({ familyId, childId }), here);
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/familles`, label: "Familles" },
        { href: base + here, label: `Dossier n°\u00a0${family.number}` },
      ]}
      section="familles"
      title={`Fiche sanitaire ${elide("de", child.firstName)} ${child.lastName}`}
    >
      {sheet ? (
        <>
          <p>Votre lecture est notée dans l’historique. La fiche se referme au bout d’un quart d’heure.</p>
          <HealthText sheet={sheet} />
        </>
      ) : (
        <>
          <p>
            Cette fiche est chiffrée. Votre nom, l’heure et la raison seront notés dans l’historique du dossier, que la
            famille peut lire.
          </p>
          <OpenHealthForm action={openHealth} childId={childId} familyId={familyId} />
        </>
      )}
      <p className="preau-actions">
        <a href={base + here}>Revenir au dossier</a>
      </p>
    </AgentPage>
  );
}
