import { AccessibilityStatement } from "@/components/public/AccessibilityStatement";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

/** The declaration that the law asks for (article 47), in the order of its official model. It says what is true today. */
export default async function Accessibility() {
  const { theme, base } = await requestSite();
  const notice = await read((api) => api.tenancy.notice());
  return (
    <PublicPage title="Déclaration d’accessibilité">
      <AccessibilityStatement base={base} contact={theme.contact} notice={notice} serviceName={theme.service} />
    </PublicPage>
  );
}
