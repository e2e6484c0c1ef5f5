import { LegalNotice } from "@/components/public/LegalNotice";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

export default async function Legal() {
  const { theme, base } = await requestSite();
  const notice = await read((api) => api.tenancy.notice());
  return (
    <PublicPage title="Mentions légales">
      <LegalNotice base={base} contact={theme.contact} notice={notice} />
    </PublicPage>
  );
}
