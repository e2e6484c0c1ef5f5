import { RegieSettings } from "@/components/counter/RegieSettings";
import { DoneMessage } from "@/components/families/DoneMessage";
import { SettingsNav } from "@/components/settings/SettingsNav";
import { read } from "@/server/api/caller";
import { payFipClientOf } from "@/server/api/payfip-client";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { save } from "./actions";

const DONE = {
  enregistre: "Le réglage est enregistré.",
  regie: "La régie est enregistrée. Les factures déjà émises ne changent pas.",
};

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const regies = await read((api) => api.payments.setup.regies(), "/agents/parametres/regies");
  const [regieId, client] = [await oneOf(searchParams, "regie"), await oneOf(searchParams, "client")];
  const asked = regieId ? await payFipClientOf({ regieId, client: client ?? "" }) : undefined;
  return (
    <AgentPage section="parametres" title="Régies et paiement en ligne">
      <SettingsNav base={base} current="/regies" />
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <RegieSettings action={save} asked={asked} base={base} regies={regies} />
    </AgentPage>
  );
}
