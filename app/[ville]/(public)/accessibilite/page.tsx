import { AccessibilityStatement } from "@/components/public/AccessibilityStatement";
import { publicMenu } from "@/components/public/public-menu";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { elide } from "@/server/platform/elision";
import { PublicPage } from "../PublicPage";

/** The declaration that the law asks for (article 47), in the order of its official model. It says what is true today. */
export default async function Accessibility() {
  const { theme, base } = await requestSite();
  const { name, publisher, siteUrl } = await read((api) => api.tenancy.notice());
  const siteMap = { href: `${base}/plan-du-site`, label: "Les autres pages du plan du site" };
  return (
    <PublicPage title="Déclaration d’accessibilité">
      <AccessibilityStatement
        contact={theme.contact}
        pages={[...publicMenu(base, undefined), siteMap]}
        publisher={publisher}
        site={`${theme.service} ${elide("de", name)}`}
        siteUrl={siteUrl}
      />
    </PublicPage>
  );
}
