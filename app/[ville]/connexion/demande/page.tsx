import { redirect } from "next/navigation";
import { Alert } from "@/components/dsfr/Alert";
import { AskAccountForm } from "@/components/identity/AskAccountForm";
import { CertifiedIdentityList } from "@/components/identity/CertifiedIdentityList";
import { CompleteRequestForm } from "@/components/identity/CompleteRequestForm";
import { LogOutForm } from "@/components/identity/LogOutForm";
import { basePath, caller } from "@/server/api/caller";
import { DoorPage } from "../DoorPage";
import { askAccount, completeRequest } from "./actions";

const ABOVE = [{ path: "/connexion", label: "Se connecter" }];

/** Asking for an account (A3): with what FranceConnect certified when the person comes from there. */
export default async function AskAccountPage() {
  const base = await basePath();
  const own = await ownRequest();
  if (own?.kind === "attached") redirect(`${base}/famille`);
  if (own?.kind === "waiting" || own?.kind === "nothing-to-ask") redirect(`${base}/connexion/en-attente`);
  if (!own) {
    return (
      <DoorPage above={ABOVE} title="Demander un compte">
        <p>
          Un agent vérifie votre demande. La réponse arrive par e-mail, le plus souvent en quelques jours. Avec
          FranceConnect, c’est plus rapide&nbsp;: <a href={`${base}/connexion`}>voir les moyens de connexion</a>.
        </p>
        <AskAccountForm action={askAccount} base={base} />
      </DoorPage>
    );
  }
  return (
    <DoorPage above={ABOVE} title="Demander un compte">
      <Alert kind="info" title="Vous êtes identifié avec FranceConnect">
        <p>Il reste à ouvrir votre dossier dans la commune. Complétez cette demande&nbsp;: un agent y répondra.</p>
      </Alert>
      {own.former === undefined ? null : (
        <Alert kind="warning" title="Votre demande précédente n’a pas été acceptée">
          <p>{own.former}</p>
        </Alert>
      )}
      <h2>Qui vous êtes, d’après FranceConnect</h2>
      <CertifiedIdentityList {...own.identity} />
      <CompleteRequestForm action={completeRequest} base={base} email={own.email} />
      <p>
        La mairie vous a donné un code d’activation&nbsp;? <a href={`${base}/connexion/code`}>Écrire mon code</a>
      </p>
      <p>Ce n’est pas vous, ou vous préférez un autre moyen de connexion&nbsp;?</p>
      <LogOutForm base={base} />
    </DoorPage>
  );
}

/** Nobody logged in is the ordinary case here, not an error. */
async function ownRequest() {
  const api = await caller();
  const session = await api.identity.whoAmI();
  return session?.kind === "parent" ? api.accountRequests.own() : undefined;
}
