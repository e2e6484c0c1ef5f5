import { RegieSettings } from "@/components/counter/RegieSettings";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { payFipClientOf } from "@/server/api/payfip-client";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { save } from "./actions";

const DONE = { enregistre: "Le réglage est enregistré." };

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const regies = await read((api) => api.payments.setup.regies(), "/agents/parametres/regies");
  const [regieId, client] = [await oneOf(searchParams, "regie"), await oneOf(searchParams, "client")];
  const asked = regieId && client ? await payFipClientOf({ regieId, client }) : undefined;
  return (
    <AgentPage
      above={[{ href: `${base}/agents/parametres/agents`, label: "Agents et rôles" }]}
      section="parametres"
      title="Régies et paiement en ligne"
    >
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <RegieSettings action={save} asked={asked} base={base} regies={regies} />
    </AgentPage>
  );
}
