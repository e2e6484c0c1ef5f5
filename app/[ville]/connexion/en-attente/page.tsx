import { redirect } from "next/navigation";
import { Temporal } from "temporal-polyfill";
import { Alert } from "@/components/dsfr/Alert";
import { LogOutForm } from "@/components/identity/LogOutForm";
import { basePath, read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";
import { DoorPage } from "../DoorPage";

/** Logged in, and no dossier to open yet: where the request stands. */
export default async function WaitingPage() {
  const base = await basePath();
  const own = await read((api) => api.accountRequests.own(), "/connexion/demande");
  if (own.kind === "to-ask") redirect(`${base}/connexion/demande`);
  const { city } = await requestSite();
  const since =
    own.kind === "waiting" ? dayOf(Temporal.Instant.from(own.createdAt), city?.timezone ?? "Europe/Paris") : undefined;
  return (
    <DoorPage title="Votre demande de compte">
      {since ? (
        <Alert kind="info" title="Un agent examine votre demande">
          <p>
            Elle est arrivée le {formatDayWithYear(since)}. Vous recevrez la réponse par e-mail&nbsp;: vous n’avez rien
            d’autre à faire.
          </p>
        </Alert>
      ) : (
        <Alert kind="warning" title="Votre compte n’ouvre aucun dossier">
          <p>Le dossier de votre famille n’est plus actif dans la commune. Écrivez à la mairie pour le rouvrir.</p>
        </Alert>
      )}
      <p>
        La mairie vous a donné un code d’activation&nbsp;? <a href={`${base}/connexion/code`}>Écrire mon code</a>
      </p>
      <LogOutForm base={base} />
    </DoorPage>
  );
}
