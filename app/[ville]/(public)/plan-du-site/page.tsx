import { SiteMap } from "@/components/public/SiteMap";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

export default async function SiteMapPage() {
  const { base } = await requestSite();
  return (
    <PublicPage title="Plan du site">
      <SiteMap base={base} />
    </PublicPage>
  );
}
