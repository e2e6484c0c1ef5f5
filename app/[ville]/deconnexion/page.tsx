import { Alert } from "@/components/dsfr/Alert";
import { LogOutForm } from "@/components/identity/LogOutForm";
import { basePath, caller } from "@/server/api/caller";
import { DoorPage } from "../connexion/DoorPage";

/** Where a logout ends, on both sides (protocols 1.6). Somebody still logged in finds the button here. */
export default async function LoggedOutPage() {
  const base = await basePath();
  const session = await (await caller()).identity.whoAmI();
  if (session) {
    return (
      <DoorPage title="Se déconnecter">
        <p>Vous êtes connecté&nbsp;: {session.displayName}.</p>
        <LogOutForm base={base} />
      </DoorPage>
    );
  }
  return (
    <DoorPage title="Vous êtes déconnecté">
      <Alert kind="success" live>
        <p>Votre connexion est fermée. Sur un ordinateur partagé, fermez aussi le navigateur.</p>
      </Alert>
      <p>
        <a href={`${base}/connexion`}>Se connecter de nouveau</a>
      </p>
    </DoorPage>
  );
}
