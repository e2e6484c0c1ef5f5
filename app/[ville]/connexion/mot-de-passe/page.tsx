import { Alert } from "@/components/dsfr/Alert";
import { ChangePasswordForm } from "@/components/identity/ChangePasswordForm";
import { basePath, read } from "@/server/api/caller";
import { DoorPage } from "../DoorPage";
import { changePassword } from "./actions";

/** Replaces a password; the first thing to do with one that came by mail (A3). */
export default async function ChangePasswordPage() {
  const { login, mustChange } = await read((api) => api.identity.ownPassword(), "/famille/profil");
  return (
    <DoorPage title="Changer mon mot de passe">
      {mustChange ? (
        <Alert kind="info" title="Choisissez votre mot de passe">
          <p>Celui que vous avez reçu est provisoire. Choisissez le vôtre pour continuer.</p>
        </Alert>
      ) : (
        <p>Vos autres connexions ouvertes seront fermées.</p>
      )}
      <ChangePasswordForm action={changePassword} base={await basePath()} login={login} provisional={mustChange} />
    </DoorPage>
  );
}
