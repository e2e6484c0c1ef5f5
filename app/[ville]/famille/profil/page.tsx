import { OwnLogins } from "@/components/identity/OwnLogins";
import { OwnSessions } from "@/components/identity/OwnSessions";
import { ProfileNotice } from "@/components/identity/ProfileNotice";
import { basePath, read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { oneOf, type Query } from "../../connexion/query";
import { FamilyPage } from "../FamilyPage";
import { closeOtherSessions, closeSession, unlinkLogin } from "./actions";

/** One's own ways in and open sessions (A4, A8). */
export default async function ProfilePage({ searchParams }: { searchParams: Query }) {
  const base = await basePath();
  const access = await read((api) => api.identity.ownAccess(), "/famille/profil");
  const zone = (await requestSite()).city?.timezone ?? "Europe/Paris";
  return (
    <FamilyPage section="profil" title="Mon profil">
      <ProfileNotice done={await oneOf(searchParams, "fait")} />
      <p>Vous êtes connecté&nbsp;: {access.displayName}.</p>
      <OwnLogins action={unlinkLogin} base={base} logins={access.logins} zone={zone} />
      <OwnSessions
        base={base}
        closeAction={closeSession}
        closeOthersAction={closeOtherSessions}
        sessions={access.sessions}
        zone={zone}
      />
    </FamilyPage>
  );
}
