import { ChildActivities } from "@/components/desk/ChildActivities";
import { ChildContacts } from "@/components/desk/ChildContacts";
import { EditChildForm } from "@/components/desk/EditChildForm";
import { read } from "@/server/api/caller";
import { agentSpace, agentToday } from "../../../../agent-space";
import { DeskPage } from "../../DeskPage";
import { editChild } from "../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string; enfant: string }> }) {
  const { id: familyId, enfant: childId } = await params;
  const { base, rights } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}`;
  const view = await read((api) => api.families.desk.child({ familyId, childId }), here);
  const { contacts, bansElsewhere } = await read((api) => api.families.desk.contacts({ familyId, childId }), here);
  const enrolments = await read((api) => api.booking.desk.child({ familyId, childId }), here);
  return (
    <DeskPage family={view.family} title={`${view.child.firstName} ${view.child.lastName}`}>
      <section aria-labelledby="fiche">
        <h2 id="fiche">Fiche de l’enfant</h2>
        <EditChildForm action={editChild} base={base} childId={childId} view={view} />
      </section>
      <ChildContacts
        bansElsewhere={bansElsewhere}
        contacts={contacts}
        firstName={view.child.firstName}
        here={base + here}
      />
      {rights.includes("facturation.gerer") && rights.includes("familles.lire") ? (
        <section aria-labelledby="payeurs">
          <h2 id="payeurs">Qui paie</h2>
          <p>
            Un foyer ou deux, par un pourcentage ou par les semaines de garde.{" "}
            <a href={`${base}${here}/payeurs`}>Voir et changer qui paie pour {view.child.firstName}</a>
          </p>
        </section>
      ) : null}
      <ChildActivities here={base + here} today={await agentToday()} view={enrolments} />
    </DeskPage>
  );
}
