import { PayersPage } from "@/components/billing/PayersPage";
import { read } from "@/server/api/caller";
import { agentSpace, agentToday } from "../../../../../agent-space";
import { oneOf, type Query } from "../../../../../query";
import { DeskPage } from "../../../DeskPage";
import { agreeShares, endShares } from "./actions";

interface Props {
  readonly params: Promise<{ id: string; enfant: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id: familyId, enfant: childId } = await params;
  const { base, rights } = await agentSpace();
  const card = `/enfants/${childId}`;
  const here = `/agents/familles/${familyId}${card}`;
  const view = await read((api) => api.billing.agreements.child({ familyId, childId }), `${here}/payeurs`);
  const mayEdit = rights.includes("familles.modifier");
  return (
    <DeskPage
      above={mayEdit ? { path: card, label: view.firstName } : undefined}
      family={view.family}
      title={`Qui paie pour ${view.firstName}`}
    >
      <PayersPage
        agree={agreeShares}
        base={base}
        custodyHref={mayEdit ? base + here : undefined}
        done={await oneOf(searchParams, "fait")}
        end={endShares}
        today={await agentToday()}
        view={view}
      />
    </DeskPage>
  );
}
