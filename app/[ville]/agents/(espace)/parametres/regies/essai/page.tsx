import { notFound } from "next/navigation";
import { TrialForm } from "@/components/counter/TrialForm";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { begin } from "./actions";

/** A trial payment of a régie that is being opened at the DGFiP. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const regieId = (await oneOf(searchParams, "regie")) ?? notFound();
  const here = `/agents/parametres/regies/essai?regie=${regieId}`;
  const trial = await read((api) => api.payments.trial.form({ regieId }), here);
  return (
    <AgentPage
      above={[{ href: `${base}/agents/parametres/regies`, label: "Régies et paiement en ligne" }]}
      section="parametres"
      title="Essayer le paiement en ligne"
    >
      <TrialForm action={begin} base={base} trial={trial} />
    </AgentPage>
  );
}
