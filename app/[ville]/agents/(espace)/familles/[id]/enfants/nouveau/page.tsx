import { AddChildForm } from "@/components/desk/AddChildForm";
import { ClaimedChildren } from "@/components/desk/ClaimedChildren";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { DeskPage } from "../../DeskPage";
import { addChild } from "../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: familyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/nouveau`;
  const { family, schools, claimed } = await read((api) => api.families.desk.newChild({ familyId }), here);
  return (
    <DeskPage family={family} title={`Ajouter un enfant, ${family.name}`}>
      <ClaimedChildren claimed={claimed} />
      <AddChildForm action={addChild} base={base} familyId={familyId} schools={schools} />
    </DeskPage>
  );
}
