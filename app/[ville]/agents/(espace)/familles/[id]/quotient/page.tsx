import { EnterQuotientForm } from "@/components/desk/EnterQuotientForm";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../agent-space";
import { monthOptions } from "../../../quotient-months";
import { DeskPage } from "../DeskPage";
import { enterQuotient } from "../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: familyId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/quotient`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  return (
    <DeskPage family={family} title={`Saisir un quotient familial, ${family.name}`}>
      <p>
        Il s’ajoute à l’historique du dossier&nbsp;: les quotients d’avant restent. Il compte pour les prix selon le
        règlement de chaque activité. La famille en est prévenue par e-mail, si une adresse est connue.
      </p>
      <EnterQuotientForm action={enterQuotient} base={base} familyId={familyId} months={await monthOptions()} />
    </DeskPage>
  );
}
