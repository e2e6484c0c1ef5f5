import { Alert } from "@/components/dsfr/Alert";
import { RecoverPasswordForm } from "@/components/identity/RecoverPasswordForm";
import { basePath, read } from "@/server/api/caller";
import { DoorPage } from "../DoorPage";
import { oneOf, type Query } from "../query";
import { recoverPassword } from "./actions";

const ABOVE = [{ path: "/connexion", label: "Se connecter" }];

/** The page of the link in the mail. Looking at it uses nothing up: mail filters open links too. */
export default async function NewPasswordPage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const token = (await oneOf(searchParams, "jeton"))?.slice(0, 100) ?? "";
  const { lives } = await read((api) => api.identity.recoveryLink({ token }));
  return (
    <DoorPage above={ABOVE} title="Choisir un nouveau mot de passe">
      {lives ? (
        <RecoverPasswordForm action={recoverPassword} base={base} token={token} />
      ) : (
        <Alert kind="error" title="Ce lien n’est plus valable">
          <p>
            Il sert une seule fois, pendant une heure.{" "}
            <a href={`${base}/connexion/mot-de-passe-oublie`}>Demandez-en un nouveau</a>.
          </p>
        </Alert>
      )}
    </DoorPage>
  );
}
