import { redirect } from "next/navigation";
import { ActivateForm } from "@/components/identity/ActivateForm";
import { LogOutForm } from "@/components/identity/LogOutForm";
import { basePath, read } from "@/server/api/caller";
import { DoorPage } from "../DoorPage";
import { activate } from "./actions";

/** A code of the town attaches a login that has no dossier yet (A4); without a login, one logs in first. */
export default async function ActivationPage() {
  const base = await basePath();
  const own = await read((api) => api.accountRequests.own(), "/connexion/code");
  if (own.kind === "attached") redirect(`${base}/famille`);
  return (
    <DoorPage above={[{ path: "/connexion", label: "Se connecter" }]} title="Code d’activation">
      <p>
        La mairie vous a donné un code pour accéder à un dossier. Recopiez-le&nbsp;: il sert une fois, et seulement à la
        personne pour qui il a été préparé.
      </p>
      <ActivateForm action={activate} base={base} />
      <p>
        Pas de code&nbsp;? <a href={`${base}/connexion/demande`}>Demander un compte</a>
      </p>
      <LogOutForm base={base} />
    </DoorPage>
  );
}
