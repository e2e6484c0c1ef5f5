import { Alert } from "@/components/dsfr/Alert";
import { basePath } from "@/server/api/caller";
import { DoorPage } from "../../DoorPage";

/** The same page whether or not the person was known (A9). */
export default async function RequestSentPage() {
  return (
    <DoorPage title="Votre demande est envoyée">
      <Alert kind="success" live title="Nous avons reçu votre demande">
        <p>Un agent va la lire. Vous recevrez sa réponse par e-mail. Vérifiez aussi les courriers indésirables.</p>
      </Alert>
      <p>
        <a href={`${await basePath()}/`}>Revenir à l’accueil</a>
      </p>
    </DoorPage>
  );
}
