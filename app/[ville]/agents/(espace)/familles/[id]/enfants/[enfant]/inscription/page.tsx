import { EnrolForm } from "@/components/desk/EnrolForm";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { formatDayWithYear } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { agentSpace } from "../../../../../agent-space";
import { DeskPage } from "../../../DeskPage";
import { enrolChild } from "../../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string; enfant: string }> }) {
  const { id: familyId, enfant: childId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  const { firstName, activities } = await read((api) => api.booking.desk.child({ familyId, childId }), here);
  const [first] = activities;
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}`, label: firstName }}
      family={family}
      title={`Inscrire ${firstName} à une activité`}
    >
      {first ? (
        <EnrolForm
          action={enrolChild}
          activities={activities.map(({ id, name, from, to }) => ({
            value: id,
            label: name,
            hint: `Du ${formatDayWithYear(from)} au ${formatDayWithYear(to)}`,
          }))}
          base={base}
          childId={childId}
          familyId={familyId}
          from={typedDay(first.from ?? "")}
          to={typedDay(first.to ?? "")}
        />
      ) : (
        <Alert as="p" kind="info" title="Aucune activité n’est ouverte à l’inscription." />
      )}
    </DeskPage>
  );
}
