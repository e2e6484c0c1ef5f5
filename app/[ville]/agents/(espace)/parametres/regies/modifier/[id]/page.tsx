import { RegieForm } from "@/components/settings/RegieForm";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../../AgentPage";
import { agentSpace } from "../../../../agent-space";
import { changeRegie } from "../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: regieId } = await params;
  const { base } = await agentSpace();
  const regies = `${base}/agents/parametres/regies`;
  const here = `/agents/parametres/regies/modifier/${regieId}`;
  const regie = await read((api) => api.billing.setup.regie({ regieId }), here);
  return (
    <AgentPage
      above={[{ href: regies, label: "Régies et paiement en ligne" }]}
      section="parametres"
      title={`Modifier ${regie.name}`}
    >
      <RegieForm action={changeRegie} base={base} regie={regie} />
      <p>
        <a href={regies}>Revenir aux régies sans rien changer</a>
      </p>
    </AgentPage>
  );
}
