import { EditAdultForm } from "@/components/desk/EditAdultForm";
import { OnlineAccess } from "@/components/desk/OnlineAccess";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { DeskPage } from "../../DeskPage";
import { editAdult, openAccount, prepareCode } from "../../desk-actions";

export default async function Page({ params }: { params: Promise<{ id: string; personne: string }> }) {
  const { id: familyId, personne: personId } = await params;
  const { base, rights, zone } = await agentSpace();
  const here = `/agents/familles/${familyId}/adultes/${personId}`;
  const view = await read((api) => api.families.desk.adult({ familyId, personId }), here);
  const mayOpen = rights.includes("demandes.traiter");
  const access = mayOpen ? await read((api) => api.families.desk.access({ familyId, personId }), here) : undefined;
  return (
    <DeskPage family={view.family} title={view.name}>
      <section aria-labelledby="droits">
        <h2 id="droits">Rôle et droits</h2>
        <EditAdultForm action={editAdult} base={base} personId={personId} view={view} />
      </section>
      {access ? (
        <section aria-labelledby="acces">
          <h2 id="acces">Accès en ligne</h2>
          <OnlineAccess
            access={access}
            base={base}
            email={view.email}
            openAccount={openAccount}
            personId={personId}
            prepareCode={prepareCode}
            zone={zone}
          />
        </section>
      ) : null}
    </DeskPage>
  );
}
