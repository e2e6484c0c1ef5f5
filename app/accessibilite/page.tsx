import { PageShell } from "@/components/layout/PageShell";
import { AccessibilityStatement } from "@/components/public/AccessibilityStatement";
import { requestSite } from "@/server/api/site";
import { portalUrl } from "@/server/tenancy";

/** The declaration of the pages that belong to no town. Each town has its own. */
export default async function PortalAccessibility() {
  const { theme, base } = await requestSite();
  return (
    <PageShell base={base} theme={theme} title="Déclaration d’accessibilité" townless>
      <h1>Déclaration d’accessibilité</h1>
      <AccessibilityStatement
        contact={theme.contact}
        pages={[{ href: `${base}/`, label: "Choisir votre commune" }]}
        publisher="L’exploitant de ce portail"
        site="Le portail des familles"
        siteUrl={portalUrl()}
      />
    </PageShell>
  );
}
