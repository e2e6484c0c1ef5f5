import type { ReactNode } from "react";
import { DossierLine } from "@/components/families/DossierLine";
import { type FamilySection, familyMenu } from "@/components/families/family-menu";
import { LogOutForm } from "@/components/identity/LogOutForm";
import type { BreadcrumbStep } from "@/components/layout/Breadcrumb";
import { PageShell } from "@/components/layout/PageShell";
import { UserBlock } from "@/components/layout/UserBlock";
import { requestSite } from "@/server/api/site";
import { familyShell } from "./family-shell";

interface FamilyPageProps {
  /** The page's h1 and title. */
  readonly title: string;
  readonly section: FamilySection;
  /** The pages between the family's home and this one. Left out on the home page. */
  readonly above?: readonly BreadcrumbStep[];
  /** The content has a heading of its own: a paper of the town. */
  readonly isPaper?: boolean;
  readonly children: ReactNode;
}

/** What every page of the parents' space has around it: menu, who is logged in, which dossier, the way back. */
export async function FamilyPage({ title, section, above, isPaper, children }: FamilyPageProps) {
  const { theme } = await requestSite();
  const { base, displayName, family, options } = await familyShell();
  const home = { href: `${base}/famille`, label: "Mon espace" };
  return (
    <PageShell
      base={base}
      breadcrumb={section === "accueil" && !above ? [] : [home, ...(above ?? [])]}
      nav={familyMenu(base, section, family)}
      theme={theme}
      title={title}
      user={
        <UserBlock
          loginHref={`${base}/connexion`}
          logout={<LogOutForm base={base} small />}
          name={displayName}
          profileHref={`${base}/famille/profil`}
        />
      }
    >
      {options.length > 1 ? <DossierLine base={base} name={family.name} number={family.number} /> : null}
      {isPaper ? null : <h1>{title}</h1>}
      {children}
    </PageShell>
  );
}
