import { HouseholdForm } from "@/components/desk/HouseholdForm";
import { read } from "@/server/api/caller";
import { movesText } from "@/server/families/domain/homes.fr";
import { agentSpace } from "../../../agent-space";
import { DeskPage } from "../DeskPage";
import { editHousehold } from "../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: familyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/foyer`;
  const view = await read((api) => api.families.desk.household({ familyId }), here);
  return (
    <DeskPage family={view.family} title={`Modifier le foyer, ${view.family.name}`}>
      <HouseholdForm action={editHousehold} base={base} moves={movesText(view.moves)} view={view} />
    </DeskPage>
  );
}
