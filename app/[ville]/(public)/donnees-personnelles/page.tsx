import { PersonalData } from "@/components/public/PersonalData";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

/** What RGPD article 13 asks to be told, in plain words. */
export default async function PersonalDataPage() {
  const { theme } = await requestSite();
  const notice = await read((api) => api.tenancy.notice());
  return (
    <PublicPage title="Données personnelles">
      <PersonalData contact={theme.contact} notice={notice} />
    </PublicPage>
  );
}
