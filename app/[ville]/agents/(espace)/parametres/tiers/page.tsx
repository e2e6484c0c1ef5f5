import { DoneMessage } from "@/components/families/DoneMessage";
import { SettingsNav } from "@/components/settings/SettingsNav";
import { ThirdPartiesPage } from "@/components/settings/ThirdPartiesPage";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { addThirdParty } from "./actions";

const DONE = {
  ajoute: "Le tiers payeur est ajouté.",
  enregistre: "Le tiers payeur est enregistré. Les factures déjà émises gardent l’adresse de leur jour.",
  retire: "Le tiers payeur est retiré.",
};

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const view = await read((api) => api.billing.setup.thirdParties(), "/agents/parametres/tiers");
  return (
    <AgentPage section="parametres" title="Tiers payeurs">
      <SettingsNav base={base} current="/tiers" />
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={DONE} />
      <ThirdPartiesPage add={addThirdParty} base={base} {...view} />
    </AgentPage>
  );
}
