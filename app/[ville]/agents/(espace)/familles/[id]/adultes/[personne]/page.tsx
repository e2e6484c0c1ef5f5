import { IDENTITY_DONE } from "@/components/desk/after-identity";
import { EditAdultForm } from "@/components/desk/EditAdultForm";
import { FormerIdentity } from "@/components/desk/FormerIdentity";
import { OnlineAccess } from "@/components/desk/OnlineAccess";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { oneOf, type Query } from "../../../../query";
import { DeskPage } from "../../DeskPage";
import { editAdult, openAccount, prepareCode } from "../../desk-actions";
import { decideIdentity } from "./actions";

interface PageProps {
  readonly params: Promise<{ id: string; personne: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: familyId, personne: personId } = await params;
  const { base, rights, zone } = await agentSpace();
  const here = `/agents/familles/${familyId}/adultes/${personId}`;
  const view = await read((api) => api.families.desk.adult({ familyId, personId }), here);
  const mayOpen = rights.includes("demandes.traiter");
  const access = mayOpen ? await read((api) => api.families.desk.access({ familyId, personId }), here) : undefined;
  const former = mayOpen ? await read((api) => api.families.formerIdentity.read({ familyId, personId }), here) : null;
  return (
    <DeskPage family={view.family} title={view.name}>
      <DoneMessage done={await oneOf(searchParams, "fait")} texts={IDENTITY_DONE} />
      {former ? (
        <section aria-labelledby="identite-avant">
          <h2 id="identite-avant">Identité relevée avant FranceConnect</h2>
          <FormerIdentity action={decideIdentity} base={base} familyId={familyId} former={former} personId={personId} />
        </section>
      ) : null}
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
