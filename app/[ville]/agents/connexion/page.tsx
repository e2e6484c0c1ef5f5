import { Alert } from "@/components/dsfr/Alert";
import { LogInForm } from "@/components/identity/LogInForm";
import { basePath } from "@/server/api/caller";
import { DoorPage } from "../../connexion/DoorPage";
import { oneOf, type Query } from "../../connexion/query";
import { logInAgent } from "./actions";

/** The agents' door (A6): a password, then a code. */
export default async function AgentLoginPage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const suite = (await oneOf(searchParams, "suite")) ?? "";
  const done = await oneOf(searchParams, "fait");
  return (
    <DoorPage title="Connexion des agents">
      {done === "mot-de-passe" ? (
        <Alert kind="success" live title="Votre mot de passe est changé">
          <p>Connectez-vous avec le nouveau. Vos anciennes connexions sont fermées.</p>
        </Alert>
      ) : null}
      <p>Après le mot de passe, un code de votre application vous sera demandé.</p>
      <LogInForm action={logInAgent} base={base} kind="agent" suite={suite} />
      <p>
        <a href={`${base}/connexion/mot-de-passe-oublie`}>Mot de passe oublié</a>
      </p>
      <p>
        Téléphone perdu ou changé&nbsp;? L’administrateur de votre ville peut retirer l’ancien code&nbsp;: vous en
        installerez un autre à la connexion suivante.
      </p>
      <p>
        <a href={`${base}/connexion`}>Vous êtes parent&nbsp;: connexion des familles</a>
      </p>
    </DoorPage>
  );
}
