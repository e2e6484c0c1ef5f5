import { AddAdultForm } from "@/components/desk/AddAdultForm";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { DeskPage } from "../../DeskPage";
import { addAdult } from "../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: familyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/adultes/nouveau`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  return (
    <DeskPage family={family} title={`Ajouter un adulte, ${family.name}`}>
      <AddAdultForm action={addAdult} base={base} familyId={familyId} />
    </DeskPage>
  );
}
