import { SchoolMoveForm } from "@/components/desk/SchoolMoveForm";
import { read } from "@/server/api/caller";
import { addDays } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { typedDay } from "@/server/platform/local-date";
import { agentSpace, agentToday } from "../../../../../agent-space";
import { DeskPage } from "../../../DeskPage";
import { checkSchoolMove } from "../../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string; enfant: string }> }) {
  const { id: familyId, enfant: childId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}/ecole`;
  const { family, child, school, schools } = await read((api) => api.families.desk.child({ familyId, childId }), here);
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}`, label: child.firstName }}
      family={family}
      title={`Changer l’école ${elide("de", child.firstName)}`}
    >
      <p>
        École d’aujourd’hui&nbsp;: {school}. Ce qui est réservé suit l’enfant là où il reste des places. Vous lirez tout
        avant d’enregistrer.
      </p>
      <SchoolMoveForm
        action={checkSchoolMove}
        base={base}
        childId={childId}
        familyId={familyId}
        schools={schools.filter(({ id }) => id !== child.schoolId)}
        tomorrow={typedDay(addDays(await agentToday(), 1))}
      />
    </DeskPage>
  );
}
