import type { ReactNode } from "react";
import { type AgentSection, agentMenu } from "@/components/backoffice/agent-menu";
import { LogOutForm } from "@/components/identity/LogOutForm";
import type { BreadcrumbStep } from "@/components/layout/Breadcrumb";
import { PageShell } from "@/components/layout/PageShell";
import { UserBlock } from "@/components/layout/UserBlock";
import { requestSite } from "@/server/api/site";
import { agentSpace } from "./agent-space";

interface AgentPageProps {
  /** The page's h1 and title. */
  readonly title: string;
  readonly section?: AgentSection;
  /** The pages between the staff's home and this one. */
  readonly above?: readonly BreadcrumbStep[];
  /** The content has a heading of its own: a paper of the town. */
  readonly isPaper?: boolean;
  readonly children: ReactNode;
}

/** What every page of the staff's space has around it: the menu of the agent's rights, who works, the way out. */
export async function AgentPage({ title, section, above, isPaper, children }: AgentPageProps) {
  const { theme } = await requestSite();
  const { base, name, rights } = await agentSpace();
  const home = { href: `${base}/agents`, label: "Espace des agents" };
  return (
    <PageShell
      base={base}
      breadcrumb={section === "file" && !above ? [] : [home, ...(above ?? [])]}
      nav={agentMenu(base, rights, section)}
      theme={theme}
      title={title}
      user={
        <UserBlock
          loginHref={`${base}/agents/connexion`}
          logout={<LogOutForm base={base} small />}
          name={`${name} (agent)`}
        />
      }
    >
      {isPaper ? null : <h1>{title}</h1>}
      {children}
    </PageShell>
  );
}
