import { Alert } from "@/components/dsfr/Alert";
import { AskRecoveryForm } from "@/components/identity/AskRecoveryForm";
import { basePath } from "@/server/api/caller";
import { DoorPage } from "../DoorPage";
import { oneOf, type Query } from "../query";
import { askRecovery } from "./actions";

const ABOVE = [{ path: "/connexion", label: "Se connecter" }];

/** The same words whoever asks: nothing here tells who has an account (A9). */
export default async function ForgottenPasswordPage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const sent = (await oneOf(searchParams, "fait")) === "envoye";
  return (
    <DoorPage above={ABOVE} title="Mot de passe oublié">
      {sent ? (
        <Alert kind="success" live title="Regardez vos e-mails">
          <p>
            Si un compte existe avec cet identifiant, un lien vient d’être envoyé à son adresse e-mail&nbsp;: pour une
            famille, celle de son dossier. Il sert une fois, pendant une heure. Vérifiez aussi les courriers
            indésirables. Si vous n’avez plus cette adresse, contactez la mairie.
          </p>
        </Alert>
      ) : (
        <p>Nous vous envoyons un lien pour choisir un nouveau mot de passe.</p>
      )}
      <AskRecoveryForm action={askRecovery} base={base} />
      <p>
        Si vous vous connectez avec FranceConnect, vous n’avez pas de mot de passe ici&nbsp;:{" "}
        <a href={`${base}/connexion`}>revenez à la page de connexion</a>.
      </p>
    </DoorPage>
  );
}
