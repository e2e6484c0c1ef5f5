import { Alert } from "@/components/dsfr/Alert";
import { FranceConnectButton } from "@/components/dsfr/FranceConnectButton";
import { HiddenField } from "@/components/forms/HiddenField";
import { LogInForm } from "@/components/identity/LogInForm";
import { basePath } from "@/server/api/caller";
import { franceConnectSettings } from "@/server/auth/franceconnect/provider";
import { FRANCECONNECT_NOTICES, isFranceConnectFailure } from "@/server/identity";
import { logIn } from "./actions";
import { DoorPage } from "./DoorPage";
import { oneOf, type Query } from "./query";

/** FranceConnect, a local account, or asking for one: equal visibility (protocols 1.8). */
export default async function LoginPage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const suite = (await oneOf(searchParams, "suite")) ?? "";
  const failure = await oneOf(searchParams, "erreur");
  const done = await oneOf(searchParams, "fait");
  const notice = isFranceConnectFailure(failure) ? FRANCECONNECT_NOTICES[failure] : undefined;
  return (
    <DoorPage title="Se connecter">
      {notice ? (
        <Alert kind={notice.kind} live title={notice.title}>
          <p>{notice.text}</p>
        </Alert>
      ) : null}
      {done === "mot-de-passe" ? (
        <Alert kind="success" live title="Votre mot de passe est changé">
          <p>Connectez-vous avec le nouveau. Vos anciennes connexions sont fermées.</p>
        </Alert>
      ) : null}
      {suite !== "" && !notice ? <p>Connectez-vous pour voir la page que vous demandez.</p> : null}
      {franceConnectSettings() ? (
        <section>
          <h2>Avec FranceConnect</h2>
          <p>
            FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services
            en ligne.
          </p>
          <form action={`${base}/connexion/franceconnect`} method="post">
            <HiddenField name="suite" value={suite} />
            <FranceConnectButton />
          </form>
        </section>
      ) : null}
      <section>
        <h2>Avec un compte de la ville</h2>
        <LogInForm action={logIn} base={base} kind="parent" suite={suite} />
        <p>
          <a href={`${base}/connexion/mot-de-passe-oublie`}>Mot de passe oublié</a>
        </p>
      </section>
      <section>
        <h2>Vous n’avez pas encore de compte</h2>
        <p>Un agent vérifie votre demande, puis vous recevez votre identifiant par e-mail.</p>
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/connexion/demande`}>
            Demander un compte
          </a>
        </p>
      </section>
      <p>
        <a href={`${base}/agents/connexion`}>Connexion des agents de la ville</a>
      </p>
    </DoorPage>
  );
}
