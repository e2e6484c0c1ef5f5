import { DepositsPage } from "@/components/counter/DepositsPage";
import { TillNav } from "@/components/counter/TillNav";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { closeDeposit } from "../actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const [regieId, page] = [await oneOf(searchParams, "regie"), await oneOf(searchParams, "page")];
  const view = await read((api) => api.payments.counter.deposits({ regieId, page }), "/agents/regie/depots");
  return (
    <AgentPage above={[{ href: `${base}/agents/regie`, label: "Régie" }]} section="regie" title="Versements">
      <TillNav base={base} current="/depots" />
      <DepositsPage action={closeDeposit} base={base} view={view} />
    </AgentPage>
  );
}
