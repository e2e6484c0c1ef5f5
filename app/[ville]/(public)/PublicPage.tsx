import type { ReactNode } from "react";
import type { BreadcrumbStep } from "@/components/layout/Breadcrumb";
import { PageShell } from "@/components/layout/PageShell";
import { type PublicSection, publicMenu } from "@/components/public/public-menu";
import { VisitorBlock } from "@/components/public/VisitorBlock";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";

interface PublicPageProps {
  readonly title: string;
  /** The h1, when it says more than the title. */
  readonly heading?: string;
  /** Where in the menu; left out for the pages of the footer. */
  readonly section?: PublicSection;
  /** The pages between the home page and this one. */
  readonly above?: readonly BreadcrumbStep[];
  readonly children: ReactNode;
}

/** What every public page of a town has around it: its menu, and the way in or to one's space. */
export async function PublicPage({ title, heading, section, above, children }: PublicPageProps) {
  const { theme, base } = await requestSite();
  const visitor = await read((api) => api.identity.whoAmI());
  return (
    <PageShell
      base={base}
      breadcrumb={above}
      nav={publicMenu(base, section)}
      theme={theme}
      title={title}
      user={<VisitorBlock base={base} visitor={visitor} />}
    >
      <h1>{heading ?? title}</h1>
      {children}
    </PageShell>
  );
}
